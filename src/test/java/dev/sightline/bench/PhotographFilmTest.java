package dev.sightline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import org.junit.jupiter.api.Test;

class PhotographFilmTest {

  @Test
  void shouldShowAnotherViewAtEachMoment() {
    try (PhotographFilm film = new PhotographFilm(Photographs.jpeg(1))) {
      byte[] first = film.view(0);
      byte[] last = film.view(1);

      assertThat(first).isNotEqualTo(last);
      assertThat(film.view(1)).isEqualTo(last);
    }
  }

  @Test
  void shouldShowFramesThatPassTheGate() {
    FrameGate gate = new FrameGate(FrameConfig.defaults());
    try (PhotographFilm film = new PhotographFilm(Photographs.jpeg(6))) {
      byte[] view = film.view(0.5);

      assertThat(gate.check(view)).isInstanceOf(FrameGate.Accepted.class);
      try (Image image = Image.decode(view)) {
        assertThat(image.width()).isEqualTo(PhotographFilm.WIDTH);
        assertThat(image.height()).isEqualTo(PhotographFilm.HEIGHT);
      }
    }
  }
}
