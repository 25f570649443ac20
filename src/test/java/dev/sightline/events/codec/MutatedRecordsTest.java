package dev.sightline.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.Match;
import dev.sightline.events.MatchMapping;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever numbers a record holds, reading it gives a value or a reason. */
class MutatedRecordsTest {
  private static final int RECORDS = 1_000;

  private static Stream<Arguments> codecs() {
    Match match = MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions()).get(0);
    return Stream.of(
        protobuf(RecordCodecs.faces(), EventFixtures.faces()),
        protobuf(RecordCodecs.embeddings(), EventFixtures.embeddings()),
        protobuf(RecordCodecs.templates(), EventFixtures.template()),
        protobuf(RecordCodecs.persons(), EventFixtures.ignored()),
        protobuf(RecordCodecs.models(), EventFixtures.MODEL),
        protobuf(RecordCodecs.cameraStates(new ListedParts<>()), CameraStateTest.busy()),
        protobuf(
            RecordCodecs.matcherReports(),
            new MatcherReport(7, Optional.of(new ModelId("other")), List.of())),
        json(RecordCodecs.matches(), match),
        json(RecordCodecs.audit(), EventFixtures.erased()));
  }

  private static <T> Arguments protobuf(RecordCodec<T> codec, T value) {
    return Arguments.of(codec, codec.write(value), true);
  }

  private static <T> Arguments json(RecordCodec<T> codec, T value) {
    return Arguments.of(codec, codec.write(value), false);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void shouldReadAValueOrSayWhyNot(RecordCodec<?> codec, byte[] record, boolean isProtobuf) {
    RecordMutator mutator = new RecordMutator(1);
    int values = 0;
    for (int i = 0; i < RECORDS; i++) {
      byte[] mutated = isProtobuf ? mutator.protobuf(record) : mutator.json(record);
      values += isValueWrittenAgain(codec, mutated) ? 1 : 0;
    }
    assertThat(values).isBetween(1, RECORDS - 1);
  }

  private static <T> boolean isValueWrittenAgain(RecordCodec<T> codec, byte[] record) {
    Outcome<T> outcome = codec.read(record);
    outcome.ifDone(value -> assertThatCode(() -> codec.write(value)).doesNotThrowAnyException());
    return outcome instanceof Outcome.Done<T>;
  }
}
