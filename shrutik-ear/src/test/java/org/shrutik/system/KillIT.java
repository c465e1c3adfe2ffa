package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shrutik.launcher.ShrutikServer;
import org.shrutik.system.Site.Person;

/**
 * The server is killed (SIGKILL) at chosen points and started again on the same data. A point is
 * held open with what any server has to bear: a lock on a table in the database, or a broker that
 * stands still. Afterwards everything that was accepted is done exactly once, as in an undisturbed
 * run.
 */
@Tag("A49")
class KillIT {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(2);
  private static final List<String> TEXTS =
      List.of("we heard the rain", "we heard a rain", "we heard the rain");

  private static Installation installation;
  private static ShrutikServer server;
  private static Site site;
  private static Person speaker;
  private static List<Person> listeners;
  private static int language;
  private static int script;
  private static byte[] longRecording;
  private static List<String> undisturbedChunks;
  private static JsonObject undisturbedConsensus;

  @BeforeAll
  static void doEverythingOnceUndisturbed() throws Exception {
    installation = Installation.start("kill", Map.of());
    server = installation.requireOwn();
    site = Site.of(installation);
    speaker = site.newContributor();
    listeners = site.newContributors(3);
    language = site.newLanguage();
    script = site.newScript(language, "5_minutes", "Say whatever comes to your mind.");
    int clip = site.newChunk(speaker, language, Sounds.LONG_CLIP);
    short[] speech =
        Sounds.samples(site.admin().get("/api/chunks/" + clip + "/audio").expect(200).bytes());
    longRecording = Sounds.wav(Sounds.joined(1.0, speech, speech, speech, speech), Sounds.RATE);
    int recording = site.record(speaker, script, "long.wav", longRecording);
    site.awaitProcessed(recording);
    undisturbedChunks = hashes(recording);
    assertThat(undisturbedChunks).hasSizeGreaterThan(3);
    submitAll(clip);
    undisturbedConsensus = site.awaitConsensus(clip, TEXTS.size());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void letTheBrokerGoOn() throws Exception {
    signalBroker("CONT");
  }

  @Test
  void inTheMiddleOfAnUpload() throws Exception {
    String session = site.openSession(speaker, script);
    Form form = Site.upload(session, "long.wav", longRecording);
    byte[] body;
    try (InputStream in = form.open()) {
      body = in.readAllBytes();
    }
    URI base = URI.create(installation.baseUrl());
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/recordings/upload HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
              + speaker.api().header("X-API-Key")
              + "\r\nContent-Type: "
              + form.contentType()
              + "\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, body.length / 2);
      out.flush();
      Await.until("half of it is on disk", SOON, POLL, () -> incomingBytes() > 0);
      killAndStart();
    }
    assertThat(recordingsOf(session)).isZero();
    finishUpload(session);
  }

  @Test
  @Tag("A43")
  void inTheMiddleOfAPieceOfAnUpload() throws Exception {
    String session = site.openSession(speaker, script);
    TusUpload upload = TusUpload.begin(speaker, session, longRecording.length);
    upload.send(0, Arrays.copyOf(longRecording, 100_000)).expect(204);
    byte[] rest = Arrays.copyOfRange(longRecording, 100_000, longRecording.length);
    try (Socket line = upload.hangingPiece(100_000, rest, 150_000)) {
      Await.until("some of it is on disk", SOON, POLL, () -> upload.offset() > 100_000);
      assertThat(line.isConnected()).isTrue();
      killAndStart();
    }
    assertThat(upload.offset()).isBetween(100_001L, 250_000L);
    assertThat(recordingsOf(session)).isZero();
    Answer last = upload.sendOn(longRecording, longRecording.length).expect(204);
    assertThat(recordingsOf(session)).isEqualTo(1);
    assertDoneOnce(Integer.parseInt(last.header("X-Recording-ID").orElseThrow()));
  }

  @Test
  @Tag("A43")
  void betweenTheLastPieceOfAnUploadAndItsRecording() throws Exception {
    String session = site.openSession(speaker, script);
    TusUpload upload = TusUpload.begin(speaker, session, longRecording.length);
    try (Lock lock = Lock.table("voice_recordings");
        Socket line = upload.hangingPiece(0, longRecording, longRecording.length)) {
      Await.until("all of it is on disk", SOON, POLL, () -> grown(upload) == longRecording.length);
      assertThat(line.isConnected()).isTrue();
      killAndStart(lock);
    }
    assertThat(recordingsOf(session)).isZero();
    Answer head = upload.head().expect(200);
    assertThat(recordingsOf(session)).isEqualTo(1);
    assertDoneOnce(Integer.parseInt(head.header("X-Recording-ID").orElseThrow()));
  }

  private static long grown(TusUpload upload) throws IOException {
    String id = upload.path().substring(upload.path().lastIndexOf('/') + 1);
    Path file = installation.storage().resolve("growing").resolve(id);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  @Test
  void whileTheUploadIsDecoded() throws Exception {
    String session = site.openSession(speaker, script);
    CompletableFuture<Void> upload = uploadInBackground(session);
    Await.until("samples are being written", SOON, POLL, () -> samples().isPresent());
    killAndStart();
    upload.join();
    finishUpload(session);
  }

  @Test
  void betweenTheFileAndItsRow() throws Exception {
    String session = site.openSession(speaker, script);
    long originals = originals();
    try (Lock lock = Lock.table("voice_recordings")) {
      CompletableFuture<Void> upload = uploadInBackground(session);
      Await.until("the original is kept", SOON, POLL, () -> originals() > originals);
      killAndStart(lock);
      upload.join();
    }
    assertThat(recordingsOf(session)).isZero();
    finishUpload(session);
  }

  @Test
  void betweenTheRowAndTheBell() throws Exception {
    String session = site.openSession(speaker, script);
    signalBroker("STOP");
    int recording = upload(session);
    killAndStart();
    assertThat(
            number(
                "SELECT count(*) FROM tasks WHERE kind = 'CHUNKING' AND subject_id = " + recording))
        .isEqualTo(1);
    signalBroker("CONT");
    assertDoneOnce(recording);
  }

  @Test
  void beforeTheDecodeOfAnotherWorker() throws Exception {
    String session = site.openSession(speaker, script);
    signalBroker("STOP");
    int recording = upload(session);
    try (Lock lock = Lock.row("voice_recordings", recording)) {
      signalBroker("CONT");
      awaitTask("CHUNKING", recording, "RUNNING");
      Files.delete(samples().orElseThrow());
      killAndStart(lock);
    }
    assertDoneOnce(recording);
  }

  @Test
  void whileChunkFilesAreWritten() throws Exception {
    long files = chunkFiles();
    int recording = upload(site.openSession(speaker, script));
    Await.until("the first chunk is written", SOON, POLL, () -> chunkFiles() > files);
    killAndStart();
    assertDoneOnce(recording);
  }

  @Test
  void betweenTheChunkFilesAndTheirRows() throws Exception {
    long files = chunkFiles();
    int recording;
    try (Lock lock = Lock.table("audio_chunks")) {
      recording = upload(site.openSession(speaker, script));
      Await.until(
          "all chunks are written",
          SOON,
          POLL,
          () -> chunkFiles() == files + undisturbedChunks.size());
      killAndStart(lock);
    }
    assertDoneOnce(recording);
  }

  @Test
  void rightAfterTheChunkRowsAreThere() throws Exception {
    int recording = upload(site.openSession(speaker, script));
    awaitTask("CHUNKING", recording, "DONE");
    killAndStart();
    assertDoneOnce(recording);
  }

  @Test
  @Tag("A69")
  void betweenASubmissionAndTheBellOfItsConsensus() throws Exception {
    int chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    submit(0, chunk);
    submit(1, chunk);
    signalBroker("STOP");
    submit(2, chunk);
    killAndStart();
    signalBroker("CONT");
    assertAgreedAsUndisturbed(chunk);
  }

  @Test
  @Tag("A69")
  void whileAConsensusIsWritten() throws Exception {
    int chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    try (Lock lock = Lock.table("chunk_consensus")) {
      submitAll(chunk);
      awaitTask("CONSENSUS", chunk, "RUNNING");
      killAndStart(lock);
    }
    assertAgreedAsUndisturbed(chunk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "jsonl", "parquet"})
  @Tag("A98")
  @Tag("A100")
  void whileAnExportRunsItsSteps(String format) throws Exception {
    String undisturbed = site.export(site.admin(), order(format)).getString("checksum");
    String job =
        site.admin()
            .post("/api/export/dataset", order(format))
            .expect(201)
            .json()
            .getString("job_id");
    Await.until(
        "the job runs",
        SOON,
        POLL,
        () ->
            number(
                    "SELECT count(*) FROM export_batches WHERE status <> 'pending' AND batch_id = '"
                        + job
                        + "'")
                > 0);
    killAndStart();
    assertThat(site.awaitExport(site.admin(), job).getString("checksum")).isEqualTo(undisturbed);
  }

  @Test
  @Tag("A98")
  void whenAnExportHasBeenAskedForAndNothingIsWrittenOfIt() throws Exception {
    String undisturbed = site.export(site.admin(), order("csv")).getString("checksum");
    String job;
    try (Lock lock = Lock.table("export_downloads")) {
      job =
          site.admin()
              .post("/api/export/dataset", order("csv"))
              .expect(201)
              .json()
              .getString("job_id");
      killAndStart(lock);
    }
    assertThat(site.awaitExport(site.admin(), job).getString("checksum")).isEqualTo(undisturbed);
  }

  private static String order(String format) {
    return "{\"format\":\"%s\",\"language_ids\":[%d]}".formatted(format, language);
  }

  private static void killAndStart(Lock... locks) throws Exception {
    server.killServer();
    for (Lock lock : locks) {
      lock.close();
    }
    signalBroker("CONT");
    server.restartServer();
  }

  private static void assertDoneOnce(int recording) throws Exception {
    site.awaitProcessed(recording);
    assertThat(hashes(recording)).isEqualTo(undisturbedChunks);
    assertThat(
            number(
                "SELECT count(*) FROM tasks WHERE kind = 'CHUNKING' AND status <> 'DONE'"
                    + " AND subject_id = "
                    + recording))
        .isZero();
  }

  /** The chunks' hashes in order; also that each is there once and its file holds what it says. */
  private static List<String> hashes(int recording) {
    List<String> hashes = new ArrayList<>();
    for (JsonObject chunk : site.chunks(recording)) {
      assertThat(chunk.getInt("chunk_index")).isEqualTo(hashes.size());
      byte[] audio =
          site.admin().get("/api/chunks/" + chunk.getInt("id") + "/audio").expect(200).bytes();
      assertThat(Release.sha256(audio)).isEqualTo(chunk.getString("sha256"));
      hashes.add(chunk.getString("sha256"));
    }
    return hashes;
  }

  private static void assertAgreedAsUndisturbed(int chunk) throws Exception {
    JsonObject agreed = site.awaitConsensus(chunk, TEXTS.size());
    for (String field : List.of("consensus_text", "confidence_score", "lattice", "weights")) {
      assertThat(agreed.get(field)).as(field).isEqualTo(undisturbedConsensus.get(field));
    }
  }

  private static void submitAll(int chunk) {
    for (int i = 0; i < TEXTS.size(); i++) {
      submit(i, chunk);
    }
  }

  private static void submit(int listener, int chunk) {
    site.transcribe(listeners.get(listener), language, chunk, TEXTS.get(listener));
  }

  private static int upload(String session) {
    return speaker
        .api()
        .post("/api/recordings/upload", Site.upload(session, "long.wav", longRecording))
        .expect(201)
        .json()
        .getInt("id");
  }

  /** An upload whose answer nobody will hear. */
  private static CompletableFuture<Void> uploadInBackground(String session) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            upload(session);
          } catch (Api.NoAnswerException e) {
            assertThat(e).isNotNull();
          }
        });
  }

  /** The client tries again in the same session: the recording is there exactly once. */
  private static void finishUpload(String session) throws Exception {
    Answer answer =
        speaker
            .api()
            .post("/api/recordings/upload", Site.upload(session, "long.wav", longRecording));
    assertThat(answer.status()).isIn(200, 201);
    assertThat(recordingsOf(session)).isEqualTo(1);
    assertDoneOnce(answer.json().getInt("id"));
  }

  private static long recordingsOf(String session) throws SQLException {
    return number("SELECT count(*) FROM voice_recordings WHERE session_id = '" + session + "'");
  }

  private static void awaitTask(String kind, int subject, String status) throws Exception {
    String sql =
        "SELECT count(*) FROM tasks WHERE kind = '%s' AND subject_id = %d AND status = '%s'"
            .formatted(kind, subject, status);
    Await.until(kind + " is " + status, SOON, POLL, () -> number(sql) > 0);
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long incomingBytes() throws IOException {
    long bytes = 0;
    for (Path file : files("storage/incoming")) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static Optional<Path> samples() throws IOException {
    return files("work").stream().findFirst();
  }

  private static long originals() throws IOException {
    return files("storage/recordings").stream()
        .filter(file -> file.getFileName().toString().startsWith("original"))
        .count();
  }

  private static long chunkFiles() throws IOException {
    return files("storage/recordings").stream()
        .filter(file -> file.getParent().endsWith("chunks"))
        .count();
  }

  private static List<Path> files(String folder) throws IOException {
    Path root = server.dataDirectory().resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (java.io.UncheckedIOException e) {
      return List.of(); // Something was moved while it was walked over: looked at again.
    }
  }

  /** Lets the broker stand still, or go on. */
  private static void signalBroker(String signal) throws IOException, InterruptedException {
    String broker = Files.readString(server.dataDirectory().resolve("pids/broker.pid")).strip();
    new ProcessBuilder("kill", "-" + signal, broker).inheritIO().start().waitFor();
  }

  /** A lock that the test holds in the database until it is closed. */
  private record Lock(Connection connection) implements AutoCloseable {
    static Lock table(String table) throws SQLException {
      return take("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
    }

    static Lock row(String table, int id) throws SQLException {
      return take("SELECT 1 FROM " + table + " WHERE id = " + id + " FOR UPDATE");
    }

    private static Lock take(String sql) throws SQLException {
      Connection connection = installation.connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return new Lock(connection);
    }

    @Override
    public void close() throws SQLException {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.close();
      }
    }
  }
}
