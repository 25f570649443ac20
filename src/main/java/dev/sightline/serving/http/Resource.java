package dev.sightline.serving.http;

import java.util.List;

/** A group of routes about one thing. Called by several threads at once. */
public interface Resource {

  List<Route> routes();
}
