#!/bin/sh
# Makes the pictures of this folder: ImageMagick 6, libheif 1.15 (heif-enc), cwebp, libavif (avifenc) and Python 3.
set -eu
cd "$(dirname "$0")"
convert -size 48x32 xc:red xc:lime +append \( xc:blue xc:white +append \) -append png24:quadrants.png
heif-enc -q 60 -o quadrants.heic quadrants.png
avifenc -s 10 --max 10 --min 0 quadrants.png quadrants.avif
avifenc -s 10 --max 10 --min 0 --irot 3 --imir 1 quadrants.png turned.avif
cwebp -quiet -lossless quadrants.png -o quadrants.webp
convert quadrants.png -compress LZW quadrants.tiff
convert quadrants.png -compress LZW -orient RightTop turned.tiff
convert quadrants.png quadrants.gif
convert quadrants.png quadrants.bmp
convert quadrants.gif -set delay 10 \( +clone -negate \) -loop 0 animated.webp
# A grid of four tiles of 64 x 64, of which 96 x 96 are shown, turned: red, lime, blue, white from the upper left.
for colour in red lime blue white; do
  convert -size 64x64 "xc:$colour" "png24:$colour.png"
  heif-enc -q 60 -o "$colour.heic" "$colour.png"
done
python3 grid.py grid.heic red.heic lime.heic blue.heic white.heic
rm quadrants.png red.* lime.* blue.* white.*
