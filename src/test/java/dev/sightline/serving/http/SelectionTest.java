package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final List<String> NAMES =
      List.of("Bea Annan", "Hanna", "Ann", "anna", "Ren\u00e9", "Cleo");

  @Test
  void shouldFindNamesThatContainATextTheNameItselfFirst() {
    assertThat(found(" ANN ")).containsExactly("Ann", "anna", "Bea Annan", "Hanna");
  }

  @Test
  void shouldKeepTheOrderOfTheListWithoutAText() {
    assertThat(found("")).isEqualTo(NAMES);
  }

  @Test
  void shouldFindANameThatIsTypedWithASeparateAccent() {
    assertThat(found("rene\u0301")).containsExactly("Ren\u00e9");
  }

  @Test
  void shouldCutOutAPage() {
    assertThat(new Selection("", 1, 2).page(NAMES)).containsExactly("Hanna", "Ann");
    assertThat(new Selection("", 5, 2).page(NAMES)).containsExactly("Cleo");
    assertThat(new Selection("", 9, 2).page(NAMES)).isEmpty();
  }

  private static List<String> found(String text) {
    return new Selection(text, 0, 10).matches(NAMES, Function.identity());
  }
}
