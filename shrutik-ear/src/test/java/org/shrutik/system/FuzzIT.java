package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Schemathesis, driven by the served description of the interface, for a bounded time against an
 * installation of its own. Needs {@code python3} with {@code venv}; the versions are in {@code
 * src/test/fuzz/requirements.txt}.
 */
class FuzzIT {
  private static final int SECONDS = Integer.getInteger("shrutik.test.fuzz-seconds", 60);
  private static final int ENOUGH = 500;

  /** Ids are drawn small: the fuzzer's own account must not be among those it deletes. */
  private static final int BYSTANDERS = 12;

  private static final Pattern STATUS = Pattern.compile("\"status_code\": ?(\\d{3})");
  private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();

  private static Site site;

  @BeforeAll
  static void startSite() throws Exception {
    Installation.assumeNoOther();
    site = Site.of(Installation.start("fuzz", Map.of("shrutik.mail.host", "127.0.0.1")));
    Site.Person speaker = site.newContributors(BYSTANDERS).get(0);
    site.newChunk(speaker, 1, Sounds.SHORT_CLIP);
  }

  @Test
  @Tag("A117")
  @Tag("A118")
  void findsNoServerErrorAndNoUndocumentedStatus() throws Exception {
    Files.createDirectories(FOLDER);
    Path description = FOLDER.resolve("openapi.json");
    Files.writeString(
        description,
        site.anonymous()
            .with("Accept", "application/json")
            .get("/openapi")
            .expect(200)
            .json()
            .toString());
    Path report = FOLDER.resolve("report");
    remove(report);
    int exit =
        run(
            SECONDS * 3,
            fuzzer().toString(),
            "--config-file",
            Path.of("src/test/fuzz/schemathesis.toml").toAbsolutePath().toString(),
            "run",
            description.toString(),
            "--url",
            site.installation().baseUrl(),
            "-H",
            "X-API-Key: " + key(),
            "--checks",
            "not_a_server_error,status_code_conformance",
            "--phases",
            "examples,coverage,fuzzing",
            "--max-time",
            Integer.toString(SECONDS),
            "--seed",
            "1",
            "--continue-on-failure",
            "--no-color",
            "--report",
            "ndjson",
            "--report-dir",
            report.toString());
    Map<Integer, Integer> answers = answers(report);
    int all = answers.values().stream().mapToInt(Integer::intValue).sum();
    int good =
        answers.entrySet().stream()
            .filter(e -> e.getKey() / 100 == 2)
            .mapToInt(Map.Entry::getValue)
            .sum();
    System.out.printf(
        "Fuzzing: requests %d, 2xx %.1f %%, answers %s%n", all, 100.0 * good / all, answers);
    assertThat(exit).as("findings are in %s", FOLDER.resolve("output.txt")).isZero();
    assertThat(all).isGreaterThan(ENOUGH);
  }

  private static String key() {
    JsonObject key =
        site.newPerson("admin")
            .api()
            .post(
                "/api/auth/api-keys",
                Json.createObjectBuilder().add("name", "fuzz").build().toString())
            .expect(201)
            .json();
    return key.getString("api_key");
  }

  /** Installs the fuzzer where it is not yet. */
  private static Path fuzzer() throws Exception {
    Path program = FOLDER.resolve("venv/bin/st");
    if (!Files.exists(program)) {
      Path venv = FOLDER.resolve("venv");
      assertThat(run(120, "python3", "-m", "venv", venv.toString()))
          .as("python3 with venv is needed (Debian: python3-venv)")
          .isZero();
      assertThat(
              run(
                  300,
                  venv.resolve("bin/pip").toString(),
                  "install",
                  "--quiet",
                  "--disable-pip-version-check",
                  "--requirement",
                  Path.of("src/test/fuzz/requirements.txt").toAbsolutePath().toString()))
          .as("installing Schemathesis")
          .isZero();
    }
    return program;
  }

  private static int run(int seconds, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("output.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
          .as("%s ends within %d s", List.of(command), seconds)
          .isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Map<Integer, Integer> answers(Path report) throws IOException {
    Map<Integer, Integer> answers = new TreeMap<>();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = STATUS.matcher(line);
            while (matcher.find()) {
              answers.merge(Integer.valueOf(matcher.group(1)), 1, Integer::sum);
            }
          }
        }
      }
    }
    return answers;
  }

  private static void remove(Path tree) throws IOException {
    if (Files.exists(tree)) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> files = Files.walk(tree)) {
        files.sorted(Comparator.reverseOrder()).forEach(all::add);
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
