package org.shrutik.system;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long reads take at 10,000 recordings: one client alone, whose time from sending to the whole
 * answer is an upper bound of the server's, and 50 people at once. Starts an installation of its
 * own.
 */
public final class ReadBench {
  private static final int PEOPLE = 50;
  private static final int RECORDINGS = 10_000;
  private static final int WARM_UP = 400;
  private static final int ROUNDS = 400;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
  private static final long THINK_MILLIS = Long.getLong("bench.think-millis", 1000);

  private record Call(String name, boolean staff, String method, String path, String body) {
    Answer send(Api api) {
      BodyPublisher publisher =
          body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
      return api.with("Content-Type", "application/json").sendOnce(method, path, publisher);
    }
  }

  private final Installation installation;
  private final Site site;
  private final List<Site.Person> people;
  private final int chunks;

  private ReadBench(Installation installation) throws Exception {
    this.installation = installation;
    this.site = Site.of(installation);
    this.people = site.newContributors(PEOPLE);
    fill();
    this.chunks = 2 * RECORDINGS;
  }

  public static void main(String[] arguments) throws Exception {
    Installation installation =
        Installation.start(
            "bench", Map.of("shrutik.limit.enabled", System.getProperty("bench.limits", "true")));
    try {
      ReadBench bench = new ReadBench(installation);
      System.out.println("load before: " + load());
      bench.alone();
      bench.together();
      System.out.println("load after: " + load());
    } finally {
      installation.requireOwn().close();
    }
  }

  private static double load() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void fill() throws Exception {
    int first = people.get(0).id();
    installation.execute(
        "INSERT INTO voice_recordings (user_id, script_id, language_id, file_path, sha256,"
            + " size_bytes, mime_type, duration, sample_rate, channels, status, processing_step,"
            + " meta_data) SELECT %d + n %% %d, (SELECT min(id) FROM scripts) + n %% 5, 1,"
                .formatted(first, PEOPLE)
            + " 'recordings/' || n || '/original.wav', md5(n::text), 100000, 'audio/wav', 5, 16000,"
            + " 1, 'PROCESSED', 'COMPLETED', '{\"measured\":{\"signal_to_noise_db\":30}}'"
            + " FROM generate_series(1, "
            + RECORDINGS
            + ") n");
    installation.execute(
        "INSERT INTO audio_chunks (recording_id, language_id, speaker_id, chunk_index, file_path,"
            + " sha256, size_bytes, start_time, end_time, duration, transcript_count)"
            + " SELECT r.id, 1, r.user_id, i, r.file_path || i, r.sha256 || i, 50000, 2 * i,"
            + " 2 * i + 2, 2, r.id % 4 FROM voice_recordings r CROSS JOIN generate_series(0, 1) i"
            + " ORDER BY r.id, i");
    installation.execute(
        "INSERT INTO transcriptions (chunk_id, user_id, language_id, text) SELECT c.id,"
            + " %1$d + (c.speaker_id - %1$d + i + 1) %% %2$d, 1, 'what they heard ' || c.id"
                .formatted(first, PEOPLE)
            + " FROM audio_chunks c CROSS JOIN generate_series(1, 3) i"
            + " WHERE i <= c.transcript_count");
    installation.execute("ANALYZE");
  }

  private Call call(int kind, Random random) {
    return switch (kind) {
      case 0 ->
          new Call("GET /recordings?limit=20", false, "GET", "/api/recordings?limit=20", null);
      case 1 ->
          new Call(
              "GET /recordings/admin/all?limit=100",
              true,
              "GET",
              "/api/recordings/admin/all?limit=100",
              null);
      case 2 ->
          new Call(
              "GET /transcriptions?limit=20", false, "GET", "/api/transcriptions?limit=20", null);
      case 3 ->
          new Call(
              "GET /transcriptions/admin/all?limit=100",
              true,
              "GET",
              "/api/transcriptions/admin/all?limit=100",
              null);
      case 4 -> new Call("GET /scripts?limit=20", false, "GET", "/api/scripts?limit=20", null);
      case 5 -> new Call("GET /languages", false, "GET", "/api/languages", null);
      case 6 ->
          new Call(
              "GET /chunks/{id}/info",
              false,
              "GET",
              "/api/chunks/" + (1 + random.nextInt(chunks)) + "/info",
              null);
      default ->
          new Call(
              "POST /transcriptions/tasks (5)",
              false,
              "POST",
              "/api/transcriptions/tasks",
              "{\"quantity\":5,\"language_id\":1}");
    };
  }

  private static final int KINDS = 8;

  private void alone() {
    Random random = new Random(1);
    for (int i = 0; i < KINDS * WARM_UP; i++) {
      Call call = call(i % KINDS, random);
      call.send(call.staff() ? site.admin() : people.get(i % PEOPLE).api()).expect(200);
    }
    Map<String, List<Double>> times = new LinkedHashMap<>();
    Map<String, Double> processor = new LinkedHashMap<>();
    for (int kind = 0; kind < KINDS; kind++) {
      long before = processorMillis();
      for (int i = 0; i < ROUNDS; i++) {
        Call call = call(kind, random);
        Api api = call.staff() ? site.admin() : people.get(random.nextInt(PEOPLE)).api();
        long begin = System.nanoTime();
        call.send(api).expect(200);
        times
            .computeIfAbsent(call.name(), n -> new ArrayList<>())
            .add((System.nanoTime() - begin) / 1e6);
      }
      processor.put(call(kind, random).name(), (processorMillis() - before) / (double) ROUNDS);
    }
    print("one client alone", times);
    System.out.println("processor time of the server, ms a request: " + processor);
  }

  /** Of the server's process, all threads; tells the same whatever else the machine does. */
  private long processorMillis() {
    return ProcessHandle.of(installation.requireOwn().serverPid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow()
        .toMillis();
  }

  /** Everybody asks for one thing after the other, with a pause to read between. */
  private void together() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    List<Callable<Map<String, List<Double>>>> work = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      Site.Person person = people.get(i);
      int seed = i;
      work.add(() -> oneOfMany(person, new Random(seed), end));
    }
    Map<String, List<Double>> all = new TreeMap<>();
    for (Future<Map<String, List<Double>>> done : threads.invokeAll(work)) {
      done.get().forEach((name, t) -> all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(t));
    }
    threads.shutdown();
    print(PEOPLE + " people at once, about " + THINK_MILLIS + " ms between answers", all);
  }

  private Map<String, List<Double>> oneOfMany(Site.Person person, Random random, long end)
      throws InterruptedException {
    Map<String, List<Double>> times = new TreeMap<>();
    Thread.sleep(THINK_MILLIS == 0 ? 0 : random.nextInt((int) THINK_MILLIS));
    while (System.nanoTime() < end) {
      Call call = call(random.nextInt(KINDS), random);
      long begin = System.nanoTime();
      call.send(call.staff() ? site.admin() : person.api()).expect(200);
      double millis = (System.nanoTime() - begin) / 1e6;
      times.computeIfAbsent(call.name(), n -> new ArrayList<>()).add(millis);
      times.computeIfAbsent("all", n -> new ArrayList<>()).add(millis);
      if (THINK_MILLIS > 0) {
        Thread.sleep(THINK_MILLIS / 2 + random.nextInt((int) THINK_MILLIS));
      }
    }
    return times;
  }

  private static void print(String title, Map<String, List<Double>> times) {
    System.out.println(title + ": requests, min, median, P95, P99, max in ms; P95/median");
    times.forEach(
        (name, list) -> {
          double[] sorted = list.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          System.out.printf(
              Locale.ROOT,
              "| %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
              name,
              sorted.length,
              sorted[0],
              at(sorted, 0.5),
              at(sorted, 0.95),
              at(sorted, 0.99),
              Arrays.stream(sorted).max().orElse(0),
              at(sorted, 0.95) / at(sorted, 0.5));
        });
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }
}
