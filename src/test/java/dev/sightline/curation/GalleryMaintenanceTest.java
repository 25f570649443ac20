package dev.sightline.curation;

import static dev.sightline.curation.CurationFixture.ANN;
import static dev.sightline.curation.CurationFixture.BOB;
import static dev.sightline.curation.CurationFixture.TOPICS;
import static dev.sightline.curation.CurationFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.WrappedKeyRecord;
import dev.sightline.topics.InMemoryKafka;
import dev.sightline.topics.TopicWriter;
import dev.sightline.topics.WrappedKeyReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class GalleryMaintenanceTest {
  private static final ModelId NEXT = new ModelId("next");

  private final InMemoryKafka kafka = CurationFixture.kafka();

  @Test
  void shouldGiveEveryTemplateTheVectorOfAnotherModelAndSwitch() {
    try (CurationFixture fixture = new CurationFixture(kafka, Optional.empty())) {
      // Given
      fixture.enrolled(template(ANN, "1", 1), template(BOB, "2", 2));

      // When
      int faces =
          fixture.curator.whole().reembed(new NextEmbedder(), Optional.empty(), () -> {}).faces();

      // Then
      assertThat(faces).isEqualTo(2);
      assertThat(fixture.gallery().contents().inForce()).contains(NEXT);
      assertThat(fixture.gallery().contents().models()).containsExactly(NEXT);
      assertThat(fixture.audit()).containsExactly("reembedded next");
    }
  }

  @Test
  void shouldEncryptTheGalleryAndWrapItsKeysWithTheCurrentKey() {
    try (CurationFixture fixture = new CurationFixture(kafka, keys("a"))) {
      fixture.enrolled(template(ANN, "1", 1), template(BOB, "2", 2));
      assertThat(fixture.curator.whole().rekey()).isEqualTo(new RekeyResult(0, List.of(), 2));
    }
    try (CurationFixture fixture = new CurationFixture(kafka, keys("b", "a"))) {
      assertThat(fixture.curator.whole().rekey()).isEqualTo(new RekeyResult(2, List.of(), 0));
    }
    try (CurationFixture fixture = new CurationFixture(kafka, keys("b"))) {
      assertThat(fixture.curator.templatesOf(ANN)).hasSize(1);
    }
  }

  @Test
  void shouldReportAKeyThatCannotBeOpenedAndWrapTheOthers() {
    // Given: Ann's key is wrapped by a key that is lost
    try (CurationFixture fixture = new CurationFixture(kafka, keys("lost"))) {
      fixture.enrolled(template(ANN, "1", 1));
      fixture.curator.whole().rekey();
    }
    try (CurationFixture fixture = new CurationFixture(kafka, keys("a"))) {
      fixture.enrolled(template(BOB, "2", 2));
      fixture.curator.whole().rekey();
    }

    // When
    try (CurationFixture fixture = new CurationFixture(kafka, keys("b", "a"))) {
      RekeyResult result = fixture.curator.whole().rekey();

      // Then
      assertThat(result).isEqualTo(new RekeyResult(1, List.of(ANN), 0));
      assertThat(fixture.curator.templatesOf(BOB)).hasSize(1);
    }
  }

  @Test
  void shouldEncryptWithNewKeysAfterTheTopicsWereCreatedAgain() {
    // Given
    try (CurationFixture fixture = new CurationFixture(kafka, keys("a"))) {
      fixture.enrolled(template(ANN, "1", 1));
      fixture.curator.whole().rekey();

      // When
      kafka.add(TOPICS.keys());
      kafka.add(TOPICS.gallery());
      fixture.enrolled(template(ANN, "1", 1));
      assertThat(fixture.curator.whole().rekey()).isEqualTo(new RekeyResult(0, List.of(), 1));
    }

    // Then: the key that was used is in the new topic
    try (CurationFixture fixture = new CurationFixture(kafka, keys("a"))) {
      assertThat(fixture.curator.templatesOf(ANN)).hasSize(1);
    }
  }

  @Test
  void shouldNotAcceptAWrappedKeyUnderAnotherRecordsName() {
    // Given
    try (CurationFixture fixture = new CurationFixture(kafka, keys("a"))) {
      fixture.enrolled(template(ANN, "1", 1));
      fixture.curator.whole().rekey();
    }
    ConsumerRecord<byte[], byte[]> key = kafka.records(TOPICS.keys()).get(0);
    WrappedKeyRecord.Name name = WrappedKeyRecord.nameOf(key.key()).orElseThrow();

    // When: it is destroyed, but its record was copied under Bob's name
    write(name.toString(), null);
    write("staff/Bob/" + name.id(), key.value());

    // Then
    try (WrappedKeyReader reader =
        new WrappedKeyReader(kafka, TOPICS.keys(), keys("a").orElseThrow())) {
      assertThat(reader.find(name.id())).isEmpty();
    }
  }

  private void write(String name, byte[] value) {
    try (TopicWriter writer = new TopicWriter(kafka, TOPICS.keys())) {
      writer.send(name, value);
      writer.commit();
    }
  }

  /** Keys made of names: each 32 bytes long. */
  private static Optional<KeyEncryptionKeys> keys(String... names) {
    StringBuilder lines = new StringBuilder();
    for (String name : names) {
      byte[] key = name.repeat(32).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
      lines.append(Base64.getEncoder().encodeToString(key)).append('\n');
    }
    return Optional.of(KeyEncryptionKeys.parse(lines.toString()));
  }

  /** Embeds by the order of the faces. */
  private static final class NextEmbedder implements FaceEmbedder {
    @Override
    public ModelId model() {
      return NEXT;
    }

    @Override
    public List<Embedding> embed(List<FaceChip> chips) {
      return chips.stream().map(chip -> CurationFixture.vector(NEXT, chips.indexOf(chip))).toList();
    }

    @Override
    public void close() {}
  }
}
