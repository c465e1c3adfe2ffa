package org.shrutik.recogniser;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.ShrutikException;
import org.shrutik.config.Settings;

/**
 * The recognisers of this node and the models they have. Nothing is started or read before the
 * first question.
 */
@ApplicationScoped
public class Recognisers {
  /** Names that clients of other services know. */
  public static final List<String> ALIASES =
      List.of("tiny", "base", "small", "medium", "large", "large-v3");

  private static final String ANY_LANGUAGE = "auto";

  @Resource private ManagedScheduledExecutorService timer;
  @Resource private ManagedThreadFactory threads;

  private WorkerPool pool;
  private ModelCatalog models;

  private synchronized WorkerPool pool() {
    if (pool == null) {
      pool =
          new WorkerPool(
              Settings.DATA_DIR.asPath().resolve("machine"),
              new WorkerLimits(
                  Duration.ofSeconds(Settings.MACHINE_LOAD_SECONDS.asLong()),
                  Duration.ofSeconds(Settings.MACHINE_ANSWER_SECONDS.asLong()),
                  Settings.MACHINE_WORKER_MEMORY_MB.asLong() << 20,
                  Duration.ofSeconds(Settings.MACHINE_IDLE_SECONDS.asLong())),
              Settings.MACHINE_WORKERS.asInt(),
              threads,
              timer);
    }
    return pool;
  }

  private synchronized ModelCatalog catalog() {
    if (models == null) {
      Map<String, String> languages = new HashMap<>();
      ModelCatalog.parse(Settings.MACHINE_MODEL_LANGUAGES.value())
          .forEach((name, language) -> languages.put(name, String.join("", language)));
      models =
          new ModelCatalog(
              folder(), languages, ModelCatalog.parse(Settings.MACHINE_MODEL_ALIASES.value()));
    }
    return models;
  }

  private static Path folder() {
    return Settings.MACHINE_MODELS_DIR
        .text()
        .map(Path::of)
        .orElseGet(() -> Settings.DATA_DIR.asPath().resolve("machine").resolve("models"));
  }

  /** The engine. */
  public Recogniser recogniser() {
    return new VoskRecogniser(pool());
  }

  /** What is installed, with what is known of it. */
  public List<InstalledModel> models() {
    try {
      return catalog().all();
    } catch (IOException e) {
      throw new IllegalStateException("The folder of models cannot be read", e);
    }
  }

  /** The model with the outcome of its trial, made now if it was not yet. */
  public InstalledModel tried(InstalledModel model) {
    return catalog().tried(model, pool());
  }

  /**
   * The models that may be meant by a name and a language, none of them known to be unusable.
   *
   * @param language a code, or {@code auto} for any
   * @throws ShrutikException VALIDATION_ERROR naming the field, when there is none
   */
  public List<InstalledModel> candidates(String name, String language) {
    List<InstalledModel> named;
    try {
      named = catalog().named(name);
    } catch (IOException e) {
      throw new IllegalStateException("The folder of models cannot be read", e);
    }
    List<InstalledModel> usable =
        named.stream().filter(m -> m.state() != InstalledModel.State.UNUSABLE).toList();
    if (usable.isEmpty()) {
      throw ShrutikException.invalid("model", noModel(name, named));
    }
    if (language.equals(ANY_LANGUAGE)) {
      return usable;
    }
    List<InstalledModel> fitting =
        usable.stream().filter(m -> m.language().equals(language)).toList();
    if (fitting.isEmpty()) {
      throw ShrutikException.invalid(
          "language",
          "no model for this language is installed; there are models for "
              + String.join(
                  ", ", usable.stream().map(InstalledModel::language).distinct().toList()));
    }
    return fitting;
  }

  private String noModel(String name, List<InstalledModel> named) {
    if (!named.isEmpty()) {
      return "cannot be used: " + named.get(0).reason();
    }
    List<String> names = models().stream().map(InstalledModel::name).toList();
    return names.isEmpty()
        ? "no model is installed"
        : "there is no such model; installed are "
            + String.join(", ", names)
            + (ALIASES.contains(name) ? "" : "; known aliases are " + String.join(", ", ALIASES));
  }

  /** How many processes this node may have. */
  public void resize(int workers) {
    pool().resize(workers);
  }

  /** The processes there are now. */
  public List<WorkerState> workers() {
    return pool().workers();
  }

  /** Has the next sound recognised by a new process. */
  public void restart() {
    pool().restart();
  }

  @PreDestroy
  synchronized void stop() {
    if (pool != null) {
      pool.close();
    }
  }
}
