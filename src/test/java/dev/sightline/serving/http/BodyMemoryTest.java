package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {

  @Test
  void shouldLetARequestWaitForTheMemoryOfAnother() throws Exception {
    // Given: room for one body
    BodyMemory memory = new BodyMemory(1 << 20, 1 << 20);
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get(
                  "/{which}",
                  request -> {
                    memory.reserve(request, 1 << 20);
                    first.countDown();
                    if (request.pathParam("which").equals("first")) {
                      go.await();
                      throw new IllegalStateException("fails, and releases all the same");
                    }
                  });
              config.routes.after(memory::release);
            });
    server.start("localhost", 0);
    try {
      HttpClient client = HttpClient.newHttpClient();

      // When
      CompletableFuture<Integer> holds = ask(client, server, "first");
      first.await();
      CompletableFuture<Integer> waits = ask(client, server, "second");
      go.countDown();

      // Then
      assertThat(holds.get()).isEqualTo(500);
      assertThat(waits.get()).isEqualTo(200);
    } finally {
      server.stop();
    }
  }

  @Test
  void shouldGiveBackAllOfARequestThatAsksTwice() throws Exception {
    // Given: a form of two parts
    BodyMemory memory = new BodyMemory(1 << 20, 1 << 20);
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get(
                  "/{which}",
                  request -> {
                    memory.reserve(request, 1 << 19);
                    memory.reserve(request, 1 << 19);
                  });
              config.routes.after(memory::release);
            });
    server.start("localhost", 0);
    try {
      HttpClient client = HttpClient.newHttpClient();

      // When / Then
      for (int i = 0; i < 3; i++) {
        assertThat(ask(client, server, "form").get()).isEqualTo(200);
      }
    } finally {
      server.stop();
    }
  }

  private static CompletableFuture<Integer> ask(HttpClient client, Javalin server, String which) {
    URI uri = URI.create("http://localhost:" + server.port() + "/" + which);
    return client
        .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .thenApply(answer -> answer.statusCode());
  }
}
