"""Joins four HEIC pictures of 64 x 64 to one of 2 x 2 tiles that shows 96 x 96, turned by 90 degrees against the clock."""
import struct
import sys


def boxes(data):
    position = 0
    while position < len(data):
        size, kind = struct.unpack_from(">I4s", data, position)
        yield kind, data[position + 8 : position + size]
        position += size


def box(kind, body):
    return struct.pack(">I4s", len(body) + 8, kind) + body


def full(kind, version, flags, body):
    return box(kind, struct.pack(">I", version << 24 | flags) + body)


def tile(path):
    """The decoder's configuration and the coded picture of a file that has one picture."""
    data = open(path, "rb").read()
    meta = next(body for kind, body in boxes(data) if kind == b"meta")
    parts = dict(boxes(meta[4:]))
    properties = dict(boxes(dict(boxes(parts[b"iprp"]))[b"ipco"]))
    media = next(body for kind, body in boxes(data) if kind == b"mdat")
    return properties[b"hvcC"], media


out, *paths = sys.argv[1:]
configurations, pictures = zip(*(tile(path) for path in paths))
grid = struct.pack(">BBBBHH", 0, 0, 1, 1, 96, 96)
infos = b"".join(full(b"infe", 2, 0, struct.pack(">HH4sB", i + 1, 0, b"hvc1", 0)) for i in range(4))
infos += full(b"infe", 2, 0, struct.pack(">HH4sB", 5, 0, b"grid", 0))
properties = b"".join(box(b"hvcC", c) for c in configurations)
properties += full(b"ispe", 0, 0, struct.pack(">II", 64, 64))
properties += full(b"ispe", 0, 0, struct.pack(">II", 96, 96))
properties += box(b"irot", b"\x01")
associations = b"".join(struct.pack(">HBBB", i + 1, 2, 0x80 | i + 1, 5) for i in range(4))
associations += struct.pack(">HBBB", 5, 2, 6, 0x80 | 7)


def meta(first):
    locations = b""
    offset = first
    for i, picture in enumerate(pictures):
        locations += struct.pack(">HHHHII", i + 1, 0, 0, 1, offset, len(picture))
        offset += len(picture)
    locations += struct.pack(">HHHHII", 5, 1, 0, 1, 0, len(grid))
    return full(
        b"meta",
        0,
        0,
        full(b"hdlr", 0, 0, struct.pack(">I4s12sB", 0, b"pict", b"", 0))
        + full(b"pitm", 0, 0, struct.pack(">H", 5))
        + full(b"iloc", 1, 0, struct.pack(">HH", 0x4400, 5) + locations)
        + full(b"iinf", 0, 0, struct.pack(">H", 5) + infos)
        + full(b"iref", 0, 0, box(b"dimg", struct.pack(">HHHHHH", 5, 4, 1, 2, 3, 4)))
        + box(
            b"iprp",
            box(b"ipco", properties) + full(b"ipma", 0, 0, struct.pack(">I", 5) + associations),
        )
        + box(b"idat", grid),
    )


kind = box(b"ftyp", b"heic\0\0\0\0mif1heic")
start = len(kind) + len(meta(0)) + 8
with open(out, "wb") as file:
    file.write(kind + meta(start) + box(b"mdat", b"".join(pictures)))
