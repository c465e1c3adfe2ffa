package org.shrutik.recogniser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.shrutik.recogniser.InstalledModel.State;

/**
 * The models in a folder, each in a folder of its own. A model is tried in a process that is thrown
 * away before it is used, and again when its files change. Thread-safe.
 */
final class ModelCatalog {
  private final Path folder;
  private final Map<String, String> languages;
  private final Map<String, List<String>> aliases;
  private final Map<String, InstalledModel> tried = new ConcurrentHashMap<>();

  /**
   * A catalogue of what lies in {@code folder} whenever it is asked.
   *
   * @param languages of models by name, where the name does not tell
   * @param aliases other names, each for one or several models
   */
  ModelCatalog(Path folder, Map<String, String> languages, Map<String, List<String>> aliases) {
    this.folder = folder;
    this.languages = Map.copyOf(languages);
    this.aliases = Map.copyOf(aliases);
  }

  /** Reads {@code name=value,other=value|value}. */
  static Map<String, List<String>> parse(String text) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2 && !pair[0].isBlank()) {
        all.put(
            pair[0].strip(),
            Arrays.stream(pair[1].split("\\|", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
      }
    }
    return all;
  }

  /** Everything that is installed, in the order of names, with what is known of it. */
  List<InstalledModel> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<InstalledModel> all = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
        if (!child.getFileName().toString().startsWith(".")) {
          all.add(look(child));
        }
      }
    }
    return all;
  }

  private InstalledModel look(Path child) throws IOException {
    String name = child.getFileName().toString();
    try {
      SpeechModel model = SpeechModel.read(child, languages.getOrDefault(name, ""));
      InstalledModel known = tried.get(name);
      return known != null && known.model().filter(model::equals).isPresent()
          ? known
          : new InstalledModel(name, Optional.of(model), State.UNTRIED, null);
    } catch (UnusableModelException e) {
      return new InstalledModel(name, Optional.empty(), State.UNUSABLE, e.getMessage());
    }
  }

  /** The model with what a trial in {@code pool} showed, now or earlier. */
  InstalledModel tried(InstalledModel installed, WorkerPool pool) {
    if (installed.state() != State.UNTRIED) {
      return installed;
    }
    SpeechModel model = installed.model().orElseThrow();
    InstalledModel result;
    try {
      pool.tryOut(model);
      result = new InstalledModel(model.name(), Optional.of(model), State.READY, null);
    } catch (RecognitionException e) {
      result = new InstalledModel(model.name(), Optional.of(model), State.UNUSABLE, e.getMessage());
      if (e.kind() == RecognitionException.Kind.LAUNCH) {
        return result; // Not the model's fault; tried again next time.
      }
    }
    tried.put(model.name(), result);
    return result;
  }

  /**
   * The models that a name stands for: its own, those of an alias, or all for an alias that is
   * known but not configured. Empty for any other name.
   */
  List<InstalledModel> named(String name) throws IOException {
    List<InstalledModel> all = all();
    List<InstalledModel> exact = all.stream().filter(m -> m.name().equals(name)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<String> names = aliases.get(name);
    if (names != null) {
      return all.stream().filter(m -> names.contains(m.name())).toList();
    }
    return Recognisers.ALIASES.contains(name) ? all : List.of();
  }
}
