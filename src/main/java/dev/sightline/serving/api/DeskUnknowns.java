package dev.sightline.serving.api;

import dev.sightline.curation.NamingResult;
import dev.sightline.curation.UnknownPerson;
import dev.sightline.curation.UnknownsDesk;
import dev.sightline.gallery.PersonKey;
import dev.sightline.serving.recognition.Worker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Names the unknown at a desk; its network is used by the worker's thread alone. */
public final class DeskUnknowns implements Unknowns {
  private final UnknownsDesk desk;
  private final Worker worker;

  /**
   * @param worker left open
   */
  public DeskUnknowns(UnknownsDesk desk, Worker worker) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.worker = Objects.requireNonNull(worker, "worker");
  }

  @Override
  public Unknowns as(String actor) {
    return new DeskUnknowns(desk.as(actor), worker);
  }

  @Override
  public List<UnknownPerson> list() {
    return desk.list();
  }

  @Override
  public Optional<NamingResult> name(String id, PersonKey person) throws InterruptedException {
    return worker.ask(() -> desk.name(id, person));
  }

  @Override
  public Optional<NamingResult> ignore(String id, String collection) throws InterruptedException {
    return worker.ask(() -> desk.ignore(id, collection));
  }
}
