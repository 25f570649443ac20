package dev.sightline.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.FrameGate.Accepted;
import dev.sightline.frames.FrameGate.Reason;
import dev.sightline.frames.FrameGate.Refused;
import dev.sightline.frames.FrameGate.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class FrameGateTest {
  private static final long SEED = 20_260_201L;

  private final FrameGate gate = new FrameGate(FrameConfig.defaults());
  private final byte[] jpeg = TestPictures.noise(120, 80, 1).toJpeg(80);

  @Test
  void shouldAcceptAPhotographAndReadItsSize() {
    // When
    Verdict verdict = gate.check(Photographs.jpeg(1));

    // Then
    assertThat(verdict).isInstanceOf(Accepted.class);
    try (Image image = Image.decode(Photographs.jpeg(1), ((Accepted) verdict).header())) {
      assertThat(image.width()).isGreaterThan(1000);
    }
  }

  @Test
  void shouldAcceptAProgressiveJpeg() throws IOException {
    assertThat(gate.check(progressive())).isEqualTo(new Accepted(new JpegHeader(120, 80, 3)));
  }

  private byte[] progressive() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(
          null, new IIOImage(ImageIO.read(new ByteArrayInputStream(jpeg)), null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Test
  void shouldIgnoreWhatFollowsTheEndOfThePicture() {
    // Given
    byte[] padded = Arrays.copyOf(jpeg, jpeg.length + 1000);
    Arrays.fill(padded, jpeg.length + 500, padded.length, (byte) 0x5A);

    // When / Then
    assertThat(gate.check(padded)).isEqualTo(new Accepted(new JpegHeader(120, 80, 3)));
  }

  @Test
  void shouldRefuseNothing() {
    assertThat(reason(null)).isEqualTo(Reason.EMPTY);
    assertThat(reason(new byte[0])).isEqualTo(Reason.EMPTY);
  }

  @Test
  void shouldRefuseTextAndOtherFormats() {
    assertThat(reason("no picture at all".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.NOT_A_JPEG);
    assertThat(reason(TestPictures.noise(8, 8, 2).toPng())).isEqualTo(Reason.NOT_A_JPEG);
    assertThat(reason(new byte[] {(byte) 0xFF, (byte) 0xD8})).isEqualTo(Reason.NOT_A_JPEG);
  }

  @Test
  void shouldRefuseHalfAJpeg() {
    assertThat(reason(Arrays.copyOf(jpeg, jpeg.length / 2))).isEqualTo(Reason.NO_END_MARKER);
  }

  @Test
  void shouldNotTakeAThumbnailsEndForThePicturesEnd() {
    // Given: an APP1 segment holding a whole small JPEG, then half of a picture
    byte[] thumbnail = TestPictures.noise(16, 16, 3).toJpeg(50);
    byte[] half = Arrays.copyOf(jpeg, jpeg.length / 2);

    // When / Then
    assertThat(reason(withSegmentAfterStart(half, 0xE1, thumbnail)))
        .isEqualTo(Reason.NO_END_MARKER);
    assertThat(gate.check(withSegmentAfterStart(jpeg, 0xE1, thumbnail)))
        .isInstanceOf(Accepted.class);
  }

  private static byte[] withSegmentAfterStart(byte[] picture, int marker, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(picture, 0, 2);
    out.write(0xFF);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
    out.write(picture, 2, picture.length - 2);
    return out.toByteArray();
  }

  @Test
  void shouldRefuseAHeaderCutShort() {
    assertThat(reason(Arrays.copyOf(jpeg, 40))).isEqualTo(Reason.TRUNCATED_HEADER);
  }

  @Test
  void shouldRefuseAHugePictureByItsHeader() {
    // Given
    byte[] huge = jpeg.clone();
    setTwoBytes(huge, frameHeader(huge) + 5, 30_000);
    setTwoBytes(huge, frameHeader(huge) + 7, 30_000);

    // When
    Verdict verdict = gate.check(huge);

    // Then
    assertThat(verdict)
        .isEqualTo(new Refused(Reason.TOO_LARGE, "30000 x 30000, allowed 4096 x 4096"));
  }

  @Test
  void shouldRefuseAnEmptyPicture() {
    byte[] flat = jpeg.clone();
    setTwoBytes(flat, frameHeader(flat) + 5, 0);
    assertThat(reason(flat)).isEqualTo(Reason.MALFORMED_HEADER);
  }

  @Test
  void shouldRefuseMoreBytesThanTheCap() {
    byte[] long5MiB = Arrays.copyOf(jpeg, 5 << 20);
    assertThat(gate.check(long5MiB))
        .isEqualTo(new Refused(Reason.TOO_MANY_BYTES, "5242880 bytes, allowed 4194304"));
  }

  @Test
  void shouldRefuseFourComponents() {
    byte[] cmyk = jpeg.clone();
    cmyk[frameHeader(cmyk) + 9] = 4;
    assertThat(reason(cmyk)).isEqualTo(Reason.UNSUPPORTED_COMPONENTS);
  }

  @Test
  void shouldRefuseArithmeticCodingLosslessAndTwelveBits() {
    byte[] arithmetic = jpeg.clone();
    arithmetic[frameHeader(arithmetic) + 1] = (byte) 0xC9;
    assertThat(reason(arithmetic)).isEqualTo(Reason.UNSUPPORTED_CODING);

    byte[] lossless = jpeg.clone();
    lossless[frameHeader(lossless) + 1] = (byte) 0xC3;
    assertThat(reason(lossless)).isEqualTo(Reason.UNSUPPORTED_CODING);

    byte[] twelveBits = jpeg.clone();
    twelveBits[frameHeader(twelveBits) + 4] = 12;
    assertThat(reason(twelveBits)).isEqualTo(Reason.UNSUPPORTED_CODING);
  }

  @Test
  void shouldRefuseAPictureOfEndlessScans() {
    // Given: the scan header repeated, each with no data
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int scan = indexOf(jpeg, 0xDA);
    out.write(jpeg, 0, scan);
    for (int i = 0; i < 200; i++) {
      out.write(jpeg, scan, 14);
    }
    out.write(jpeg, scan, jpeg.length - scan);

    // When / Then
    assertThat(reason(out.toByteArray())).isEqualTo(Reason.TOO_MANY_SCANS);
  }

  @Test
  void shouldJudgeTenThousandMutationsWithoutThrowingAndDecodeOrRefuseWhatPasses() {
    // Given
    Random random = new Random(SEED);
    int accepted = 0;
    int decoded = 0;

    for (int i = 0; i < 10_000; i++) {
      byte[] mutation = mutate(jpeg, random);

      // When
      Verdict verdict = gate.check(mutation);

      // Then
      if (verdict instanceof Accepted pass) {
        accepted++;
        decoded += decodes(mutation, pass.header()) ? 1 : 0;
      } else {
        assertThat(verdict)
            .asInstanceOf(type(Refused.class))
            .satisfies(refused -> assertThat(refused.detail()).isNotBlank());
      }
    }
    assertThat(accepted).as("accepted, seed %d", SEED).isBetween(1000, 9000);
    assertThat(decoded).as("decoded, seed %d", SEED).isBetween(1000, accepted);
  }

  private static boolean decodes(byte[] bytes, JpegHeader header) {
    try (Image image = Image.decode(bytes, header)) {
      return image.pixels().bgr().length > 0;
    } catch (Image.UndecodableImageException e) {
      return false;
    }
  }

  /** Changes, removes or repeats some bytes, more often in the header. */
  private static byte[] mutate(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int reach = random.nextBoolean() ? 700 : bytes.length;
    for (int n = random.nextInt(4); n >= 0; n--) {
      bytes[random.nextInt(Math.min(reach, bytes.length))] = (byte) random.nextInt(256);
    }
    int cut = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, cut);
      case 1 -> Arrays.copyOfRange(bytes, Math.min(cut, 4), bytes.length);
      case 2 -> concat(Arrays.copyOf(bytes, cut), bytes);
      case 3 ->
          concat(
              Arrays.copyOf(bytes, cut),
              Arrays.copyOfRange(bytes, (cut + bytes.length) / 2, bytes.length));
      default -> bytes;
    };
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void shouldNameTheKeyOfACapOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameConfig(4096, 4096, 12))
        .withMessage("frames.max.bytes must be in [1024, 67108864], was 12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameConfig(0, 4096, 4096))
        .withMessage("frames.max.width must be in [16, 16384], was 0");
  }

  private Reason reason(byte[] bytes) {
    Verdict verdict = gate.check(bytes);
    assertThat(verdict).isInstanceOf(Refused.class);
    return ((Refused) verdict).reason();
  }

  /** Where FF C0 stands. */
  private static int frameHeader(byte[] picture) {
    return indexOf(picture, 0xC0);
  }

  private static int indexOf(byte[] picture, int marker) {
    for (int i = 2; i + 1 < picture.length; i++) {
      if ((picture[i] & 0xFF) == 0xFF && (picture[i + 1] & 0xFF) == marker) {
        return i;
      }
    }
    throw new IllegalStateException(String.format(Locale.ROOT, "no marker FF %02X", marker));
  }

  private static void setTwoBytes(byte[] bytes, int index, int value) {
    bytes[index] = (byte) (value >> 8);
    bytes[index + 1] = (byte) value;
  }
}
