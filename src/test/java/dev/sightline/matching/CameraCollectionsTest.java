package dev.sightline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraCollectionsTest {

  @Test
  void shouldFindACollectionWhicheverWayItsNameIsTyped() {
    assertThat(CameraCollections.parse("*=Ga\u0308ste").of("door")).contains(Set.of("G\u00E4ste"));
  }

  @Test
  void shouldGiveACameraItsCollectionsAndAllOthersTheRest() {
    // When
    CameraCollections collections =
        CameraCollections.parse(" entrance = staff, guests ; * = staff ");

    // Then
    assertThat(collections.of("entrance"))
        .hasValueSatisfying(
            names -> assertThat(names).containsExactlyInAnyOrder("staff", "guests"));
    assertThat(collections.of("lounge"))
        .hasValueSatisfying(names -> assertThat(names).containsExactly("staff"));
  }

  @Test
  void shouldNarrowNothingWhereNothingIsSaid() {
    assertThat(CameraCollections.parse(" ").of("entrance")).isEmpty();
    assertThat(CameraCollections.parse("")).isEqualTo(CameraCollections.all());
  }

  @Test
  void shouldReadItsOwnText() {
    // Given
    CameraCollections collections = CameraCollections.parse("*=staff;door=guests,staff");

    // Then
    assertThat(collections).hasToString("*=staff; door=guests,staff");
    assertThat(CameraCollections.parse(collections.toString())).isEqualTo(collections);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "door=staff | an entry *=… for all other cameras",
        "door=staff;*=staff;door=guests | each camera once, was 'door=guests'",
        "door;*=staff | camera=collection,…, was 'door'",
        "=staff;*=staff | camera=collection,…, was '=staff'",
        "*=a/b | no slash",
        "*=staff, | not all blank",
      })
  void shouldSayWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CameraCollections.parse(text))
        .withMessageStartingWith("match.collections ")
        .withMessageContaining(message);
  }
}
