package dev.sightline.config;

import dev.sightline.encryption.EncryptionConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.IndexType;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code gallery}. */
final class GallerySettings {

  private GallerySettings() {}

  static void define(ConfigDef definition) {
    GalleryConfig gallery = GalleryConfig.defaults();
    EncryptionConfig encryption = EncryptionConfig.defaults();
    new SettingGroup(definition, "Gallery")
        .choice("gallery.index", gallery.index(), "How vectors are packed in memory.")
        .integer(
            "gallery.templates.per.person",
            gallery.templatesPerPerson(),
            "Maximum number of templates kept per person, at least 1.")
        .text(
            "gallery.key.file",
            encryption.keyFile(),
            "A file of keys that encrypt the persons' keys, one per line, 32 bytes in Base64"
                + " (`openssl rand -base64 32`); the first encrypts, the others still decrypt."
                + " If it is empty, and the command too, the gallery is not encrypted.")
        .secret(
            "gallery.key.command",
            "A shell command that prints the content of such a file, for instance by asking a key"
                + " management service.");
    defineEnrolment(definition, EnrolmentConfig.defaults());
  }

  private static void defineEnrolment(ConfigDef definition, EnrolmentConfig enrolment) {
    new SettingGroup(definition, "Enrolment")
        .decimal(
            "enroll.min.face.px",
            enrolment.minFacePx(),
            "Smallest shorter side of the face's box, in pixels of the picture, at least 1.")
        .decimal(
            "enroll.min.sharpness",
            enrolment.minSharpness(),
            "Lowest variance of the Laplacian of the chip's grey values, at least 0.")
        .decimal(
            "enroll.min.brightness",
            enrolment.minBrightness(),
            "Lowest mean grey value of the chip, in [0, 255).")
        .decimal(
            "enroll.max.brightness",
            enrolment.maxBrightness(),
            "Highest mean grey value, above `enroll.min.brightness`, at most 255.")
        .decimal(
            "enroll.max.yaw.degrees",
            enrolment.maxYawDegrees(),
            "How far the face may turn to either side, in (0, 90].")
        .decimal(
            "enroll.max.other.face.share",
            enrolment.maxOtherFaceShare(),
            "How large the second largest face of a picture may be, as a share of the largest's"
                + " side, in (0, 1].")
        .decimal(
            "enroll.near.duplicate.similarity",
            enrolment.nearDuplicateSimilarity(),
            "Cosine similarity above which two templates of a person are reported as near"
                + " duplicates, in [−1, 1].");
  }

  static GalleryConfig gallery(Values values) {
    return new GalleryConfig(
        values.choice("gallery.index", IndexType.class),
        values.integer("gallery.templates.per.person"));
  }

  static EncryptionConfig encryption(Values values) {
    return new EncryptionConfig(
        values.text("gallery.key.file"), values.optionalText("gallery.key.command").orElse(""));
  }

  static EnrolmentConfig enrolment(Values values) {
    return new EnrolmentConfig(
        values.decimal("enroll.min.face.px"),
        values.decimal("enroll.min.sharpness"),
        values.decimal("enroll.min.brightness"),
        values.decimal("enroll.max.brightness"),
        values.decimal("enroll.max.yaw.degrees"),
        values.decimal("enroll.max.other.face.share"),
        values.decimal("enroll.near.duplicate.similarity"));
  }
}
