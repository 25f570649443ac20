package dev.sightline.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.codec.GalleryFile.UnreadableGalleryFileException;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GalleryFileTest {
  private static final Template ADA = EventFixtures.template();

  @Test
  void shouldReadWhatItWrites() throws IOException {
    // Given
    GalleryContents gallery = gallery();

    // When
    GalleryContents read = GalleryFile.read(new ByteArrayInputStream(written(gallery)));

    // Then
    assertThat(read.templates()).containsExactlyElementsOf(gallery.templates().toList());
    assertThat(read.persons()).isEqualTo(gallery.persons());
  }

  @Test
  void shouldWriteTheSameBytesForTheSameGallery() throws IOException {
    assertThat(written(gallery())).isEqualTo(written(gallery()));
  }

  @Test
  void shouldReadNothingOfAFileThatIsCutShort() throws IOException {
    // Given
    byte[] whole = written(gallery());

    // When, Then
    for (int length = 0; length < whole.length - 8; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> GalleryFile.read(new ByteArrayInputStream(part)))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(UnreadableGalleryFileException.class);
    }
  }

  private static GalleryContents gallery() {
    GalleryContents gallery = new GalleryContents();
    gallery.put(ADA);
    gallery.put(ADA.withId(ADA.id().asNegative()));
    gallery.setStatus(new PersonId("staff", "Bob"), PersonStatus.IGNORED);
    return gallery;
  }

  private static byte[] written(GalleryContents gallery) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GalleryFile.write(gallery, out);
    return out.toByteArray();
  }
}
