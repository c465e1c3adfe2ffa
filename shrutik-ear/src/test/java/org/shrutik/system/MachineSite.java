package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** What tests of machine transcription do over and over. */
final class MachineSite {
  static final Duration SOON = Duration.ofSeconds(90);

  private MachineSite() {}

  /** A job on a file; answers its id. */
  static String upload(Api api, String name, byte[] file, String model) {
    return api.post("/api/jobs", new Form().field("model", model).file("file", name, file))
        .expect(202)
        .json()
        .getString("job_id");
  }

  /** The same by a signed address; answers the id as such clients know it. */
  static String put(Api api, String name, byte[] file, String model) {
    String url = presign(api, name, file.length);
    send(api, url, file).expect(200);
    return transcribe(api, url, name, model).expect(200).json().getString("id");
  }

  static String presign(Api api, String name, long size) {
    return api.post(
            "/api/v1/audio/presigned-url",
            Json.createObjectBuilder()
                .add("filename", name)
                .add("content_type", "audio/wav")
                .add("file_size", size)
                .build()
                .toString())
        .expect(200)
        .json()
        .getString("url");
  }

  /** Sends a file to its address, with no login. */
  static Answer send(Api api, String url, byte[] file) {
    URI address = URI.create(url);
    return new Api(
            address.getScheme() + "://" + address.getAuthority(), "Content-Type", "audio/wav")
        .send(
            "PUT",
            address.getRawPath() + "?" + address.getRawQuery(),
            BodyPublishers.ofByteArray(file));
  }

  static Answer transcribe(Api api, String url, String name, String model) {
    return api.post(
        "/api/v1/job/transcribe",
        Json.createObjectBuilder()
            .add("filename", name)
            .add("mode", model)
            .add("url", url)
            .build()
            .toString());
  }

  static JsonObject job(Api api, String id) {
    return api.get("/api/jobs/" + id).expect(200).json();
  }

  static void awaitStatus(Api api, String id, String status) throws Exception {
    Await.until(
        "job " + id + " is " + status,
        SOON,
        () -> {
          JsonObject job = job(api, id);
          String now = job.getString("status");
          if (!now.equals(status) && (now.startsWith("failed") || now.equals("completed"))) {
            throw new AssertionError("It is " + job);
          }
          return now.equals(status);
        });
  }

  static JsonObject transcript(Api api, String id) {
    return api.get("/api/transcript/" + id).expect(200).json();
  }

  static void assertCompleted(Api api, String id) throws Exception {
    awaitStatus(api, id, "completed");
    assertThat(job(api, id).getJsonNumber("progress").doubleValue()).isEqualTo(1);
  }
}
