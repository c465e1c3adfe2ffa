package org.shrutik.recogniser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shrutik.recogniser.InstalledModel.State;

/** Models as they lie in a folder, sound and broken. */
class ModelCatalogTest {
  @TempDir Path home;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private Path folder;
  private WorkerPool pool;
  private ModelCatalog catalog;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectories(home.resolve("models"));
    pool =
        new WorkerPool(
            home,
            new WorkerLimits(
                Duration.ofSeconds(20), Duration.ofSeconds(3), 1L << 30, Duration.ofSeconds(60)),
            1,
            Thread::new,
            timer);
    catalog = new ModelCatalog(folder, Map.of("voices", "bn"), ModelCatalog.parse("tiny=voices"));
  }

  @AfterEach
  void stop() {
    pool.close();
    timer.shutdownNow();
  }

  private Path install(String name) throws IOException {
    Path source = Models.FOLDER.resolve("models/model-en-tiny");
    Path target = folder.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
    return target;
  }

  private InstalledModel only() throws IOException {
    List<InstalledModel> all = catalog.all();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void takesALanguageFromTheNameOrTheSettings() throws IOException {
    install("vosk-model-small-en-us-0.15");
    install("voices");
    assertThat(catalog.all()).extracting(InstalledModel::language).containsExactly("bn", "en");
  }

  @Test
  void triesAModelBeforeItsFirstUseAndAgainWhenItsFilesChange() throws IOException {
    Path model = install("voices");
    assertThat(only().state()).isEqualTo(State.UNTRIED);
    assertThat(catalog.tried(only(), pool).state()).isEqualTo(State.READY);
    assertThat(only().state()).isEqualTo(State.READY);
    assertThat(pool.workers()).as("the process of the trial is gone").isEmpty();
    Files.writeString(model.resolve("am/final.mdl"), "this is no model");
    assertThat(only().state()).isEqualTo(State.UNTRIED);
    InstalledModel broken = catalog.tried(only(), pool);
    assertThat(broken.state()).isEqualTo(State.UNUSABLE);
    assertThat(broken.reason()).contains("cannot be loaded");
  }

  @Test
  void aModelThatEndsItsProcessIsUnusable() throws IOException {
    Path model = install("voices");
    Files.writeString(model.resolve("graph/phones/word_boundary.int"), "1 singleton\n");
    InstalledModel broken = catalog.tried(only(), pool);
    assertThat(broken.state()).isEqualTo(State.UNUSABLE);
    assertThat(broken.reason()).contains("ended");
  }

  @Test
  void refusesAModelOfAnotherRateWithoutStartingAProcess() throws IOException {
    Path conf = install("voices").resolve("conf/mfcc.conf");
    Files.writeString(
        conf, Files.readString(conf).replaceAll("(--sample-frequency=)\\d+", "$18000"));
    assertThat(only().state()).isEqualTo(State.UNUSABLE);
    assertThat(only().reason()).contains("8000 Hz");
  }

  @Test
  void refusesAModelWithAFileMissing() throws IOException {
    Files.delete(install("voices").resolve("graph/words.txt"));
    assertThat(only().reason()).isEqualTo("graph/words.txt is missing");
  }

  @Test
  void findsModelsByNameByAliasAndByTheUsualNames() throws IOException {
    install("voices");
    install("other-en");
    assertThat(catalog.named("other-en")).hasSize(1);
    assertThat(catalog.named("tiny")).extracting(InstalledModel::name).containsExactly("voices");
    assertThat(catalog.named("large-v3")).hasSize(2);
    assertThat(catalog.named("../voices")).isEmpty();
    assertThat(catalog.named("nobody/knows")).isEmpty();
  }
}
