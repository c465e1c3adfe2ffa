package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.recording.Clamd;

/** What a site can ask of recordings beyond the usual: a scan, quotas, chunks before the answer. */
class RecordingChecksIT {
  private static final long LARGEST = 200_000_000;
  private static final int A_DAY = 3;

  private static Clamd daemon;
  private static Installation installation;
  private static Site site;
  private static int sentence;

  @BeforeAll
  static void start() throws Exception {
    Installation.assumeNoOther();
    daemon = Clamd.start(Path.of("target/clamd").toAbsolutePath(), LARGEST);
    installation =
        Installation.start(
            "checks",
            Map.of(
                "shrutik.processing.mode",
                "sync",
                "shrutik.recording.daily-count",
                String.valueOf(A_DAY),
                "shrutik.scan.address",
                daemon.address()));
    site = Site.of(installation);
    sentence = site.newSentence(site.newLanguage());
  }

  @AfterAll
  static void stop() {
    if (daemon != null) {
      daemon.close();
    }
    if (installation != null) {
      installation.requireOwn().close();
    }
  }

  private static Answer upload(Site.Person person, byte[] file) {
    Form form = Site.upload(site.openSession(person, sentence), "a.flac", file);
    return person
        .api()
        .with("Content-Type", form.contentType())
        .sendOnce("POST", "/api/recordings/upload", form.publisher());
  }

  private static int total(Site.Person person) {
    return person.api().get("/api/recordings").expect(200).json().getInt("total");
  }

  @Test
  @Tag("A50")
  @Tag("A25")
  void answersWhenTheChunksExist() {
    Site.Person person = site.newContributor();
    String session = site.openSession(person, sentence);
    byte[] file = Sounds.clip(Sounds.SHORT_CLIP);
    JsonObject answer =
        person
            .api()
            .post("/api/recordings/upload", Site.upload(session, "a.flac", file))
            .expect(201)
            .json();
    assertThat(answer.getString("status")).isEqualTo("processed");
    assertThat(answer.getInt("chunks_created")).isEqualTo(1);
    JsonObject again =
        person
            .api()
            .post("/api/recordings/upload", Site.upload(session, "a.flac", file))
            .expect(200)
            .json();
    assertThat(again.getString("status")).isEqualTo("processed");
    assertThat(site.chunks(answer.getInt("id"))).hasSize(1);
  }

  @Test
  @Tag("A36")
  void refusesMalwareInsideGoodAudioAndTellsWhich() {
    Site.Person person = site.newContributor();
    byte[] good = Sounds.wav(Sounds.tone(3), Sounds.RATE);
    byte[] virus = Clamd.TEST_VIRUS.getBytes(StandardCharsets.US_ASCII);
    byte[] bad = Arrays.copyOf(good, good.length);
    System.arraycopy(virus, 0, bad, bad.length / 2, virus.length);
    Answer answer = upload(person, bad);
    answer.expectError(422, "PROCESSING_ERROR", "audio_file");
    assertThat(answer.json().getString("detail")).contains("Eicar-Test-Signature");
    TusUpload pieces = TusUpload.begin(person, site.openSession(person, sentence), bad.length);
    pieces.send(0, bad).expectError(422, "PROCESSING_ERROR", "audio_file");
    assertThat(total(person)).isZero();
    upload(person, Sounds.clip(Sounds.SHORT_CLIP)).expect(201);
  }

  @Test
  @Tag("A37")
  void keepsTheQuotaOfADay() {
    Site.Person person = site.newContributor();
    for (int i = 0; i < A_DAY; i++) {
      upload(person, Sounds.clip(Sounds.SHORT_CLIP)).expect(201);
    }
    Answer refused = upload(person, Sounds.clip(Sounds.SHORT_CLIP));
    refused.expectError(429, "RATE_LIMIT_EXCEEDED");
    assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow()))
        .isBetween(1L, 24 * 3600L);
    TusUpload.tryBegin(person, site.openSession(person, sentence), 1000)
        .expectError(429, "RATE_LIMIT_EXCEEDED");
    assertThat(total(person)).isEqualTo(A_DAY);
    upload(site.newContributor(), Sounds.clip(Sounds.SHORT_CLIP)).expect(201);
  }
}
