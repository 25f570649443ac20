package dev.sightline.config;

import dev.sightline.encryption.EncryptionConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of packages {@code gallery} and {@code encryption}. */
final class GallerySettings {
  private static final String KEY_COMMAND = "gallery.key.command";

  static final RecordSettings<GalleryConfig> GALLERY =
      new RecordSettings<>(
          "Gallery", GalleryConfig.defaults(), "gallery.index", "gallery.templates.per.person");

  static final RecordSettings<EnrolmentConfig> ENROLMENT =
      new RecordSettings<>(
          "Enrolment",
          EnrolmentConfig.defaults(),
          "enroll.min.face.px",
          "enroll.min.sharpness",
          "enroll.min.brightness",
          "enroll.max.brightness",
          "enroll.max.yaw.degrees",
          "enroll.max.other.face.share",
          "enroll.near.duplicate.similarity");

  private GallerySettings() {}

  static void define(ConfigDef definition, EncryptionConfig encryption) {
    SettingGroup group = new SettingGroup(definition, "Gallery");
    GALLERY.addTo(group);
    group.text("gallery.key.file", encryption.keyFile()).secret(KEY_COMMAND);
    ENROLMENT.define(definition);
  }

  static EncryptionConfig encryption(Values values) {
    return new EncryptionConfig(
        values.text("gallery.key.file"), values.optionalText(KEY_COMMAND).orElse(""));
  }
}
