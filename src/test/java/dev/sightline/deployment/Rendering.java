package dev.sightline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of {@code k8s/} as {@code kubectl kustomize} renders it. */
record Rendering(String folder, List<JsonNode> documents) {
  private static final Map<String, Rendering> RENDERED = new TreeMap<>();

  /** A pod template and whose it is. */
  record Workload(String name, PodTemplateSpec template) {
    Container container() {
      return template.getSpec().getContainers().get(0);
    }

    String component() {
      return template.getMetadata().getLabels().get("app.kubernetes.io/component");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static boolean isPossible() {
    return exitCode("kubectl", "version", "--client") == 0;
  }

  /** Renders a folder once; later calls return the same. */
  static synchronized Rendering of(String folder) {
    return RENDERED.computeIfAbsent(folder, Rendering::render);
  }

  private static Rendering render(String folder) {
    try {
      Process kustomize =
          new ProcessBuilder("kubectl", "kustomize", Repository.path("k8s/" + folder).toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String yaml = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (kustomize.waitFor() != 0) {
        throw new IllegalStateException("kubectl kustomize k8s/" + folder + " failed");
      }
      return new Rendering(folder, Manifests.documents(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kubectl rendered k8s/" + folder, e);
    }
  }

  private static int exitCode(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return 127;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  /** All objects of a kind. */
  <T> List<T> all(Class<T> type) {
    return documents.stream()
        .filter(document -> type.getSimpleName().equals(document.path("kind").asText()))
        .map(Manifests::model)
        .map(type::cast)
        .toList();
  }

  /** The object of a kind and name; a generated name may carry kustomize's hash. */
  <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return all(type).stream()
        .filter(found -> found.getMetadata().getName().matches(name + "(-[0-9a-z]{10})?"))
        .findFirst();
  }

  List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    all(Deployment.class)
        .forEach(
            d -> workloads.add(new Workload(d.getMetadata().getName(), d.getSpec().getTemplate())));
    all(StatefulSet.class)
        .forEach(
            s -> workloads.add(new Workload(s.getMetadata().getName(), s.getSpec().getTemplate())));
    all(Job.class)
        .forEach(
            j -> workloads.add(new Workload(j.getMetadata().getName(), j.getSpec().getTemplate())));
    return workloads;
  }

  @Override
  public String toString() {
    return folder;
  }
}
