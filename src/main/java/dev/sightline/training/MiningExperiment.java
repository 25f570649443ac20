package dev.sightline.training;

import dev.sightline.embedding.HeInitialization;
import dev.sightline.embedding.NetworkDescription;
import dev.sightline.embedding.Preprocessing;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.training.CollapseWatch.CollapsedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What the choice of triplets does: trains the same network from the same random start, on the same
 * batches, for the same number of steps, with each way of mining and several seeds.
 *
 * @param data the persons to train and to validate on
 * @param network to be trained from nothing
 * @param minings the ways to compare
 * @param seeds each a start and an order of batches
 * @param config of every run, but for mining and seed
 */
public record MiningExperiment(
    FaceDataset.Split data,
    NetworkDescription network,
    List<Mining> minings,
    List<Long> seeds,
    TrainingConfig config) {
  private static final double VALIDATION_SHARE = 0.15;

  /** Runs the experiment and writes its page. */
  public static List<Run> run(MiningOptions options) {
    NetworkDescription network = NetworkDescription.RESNET_13;
    FaceDataset faces =
        TrainingData.read(options.data(), options.cut(), Preprocessing.of(network).template());
    int validation = Math.max(2, (int) (VALIDATION_SHARE * faces.persons().size()));
    MiningExperiment experiment =
        new MiningExperiment(
            faces.split(validation, options.seeds().get(0)),
            network,
            List.of(Mining.RANDOM, Mining.SEMI_HARD, Mining.HARD),
            options.seeds(),
            options.config());
    List<Run> runs = experiment.run(run -> {});
    new MiningPage(options.page(), options.images()).write(experiment, runs);
    return runs;
  }

  /**
   * One run.
   *
   * @param history of every validation, the first that of the start
   * @param collapsedAt the step at which all faces had become one point, if they had
   */
  public record Run(Mining mining, long seed, List<EpochFigures> history, OptionalInt collapsedAt) {

    public Run {
      history = List.copyOf(history);
    }

    /** The last figures. */
    EpochFigures last() {
      return history.get(history.size() - 1);
    }
  }

  /** Every mining with every seed, in that order; each is handed over when it is done. */
  List<Run> run(Consumer<Run> done) {
    List<Run> runs = new ArrayList<>();
    for (Mining mining : minings) {
      for (long seed : seeds) {
        Run run = run(mining, seed);
        runs.add(run);
        done.accept(run);
      }
    }
    return runs;
  }

  private Run run(Mining mining, long seed) {
    Preprocessing preprocessing = Preprocessing.of(network);
    TrainingSet set =
        new TrainingSet(
            data,
            CutConfig.wide(preprocessing.template()),
            HeInitialization.of(network, seed),
            preprocessing,
            Optional.empty());
    TrainingConfig own = config.with(mining, seed);
    HistoryKeeper keeper = new HistoryKeeper(new TerminalTraining(mining.key() + " " + seed));
    OptionalInt collapsedAt = OptionalInt.empty();
    try (TripletTrainer trainer = new TripletTrainer(own, set, keeper)) {
      trainer.run();
    } catch (CollapsedException e) {
      collapsedAt = OptionalInt.of(e.step());
    } finally {
      keeper.close();
    }
    return new Run(mining, seed, keeper.history(), collapsedAt);
  }

  /** Keeps the figures, so that they outlive a collapse. */
  private static final class HistoryKeeper implements TrainingListener, AutoCloseable {
    private final List<EpochFigures> history = new ArrayList<>();
    private final TerminalTraining terminal;

    HistoryKeeper(TerminalTraining terminal) {
      this.terminal = terminal;
    }

    @Override
    public void looked(long faces, long of) {
      terminal.looked(faces, of);
    }

    @Override
    public void stepped(int step, int of, Pace pace) {
      terminal.stepped(step, of, pace);
    }

    @Override
    public void validated(EpochFigures figures) {
      history.add(figures);
      terminal.validated(figures);
    }

    List<EpochFigures> history() {
      return history;
    }

    @Override
    public void close() {
      terminal.close();
    }
  }
}
