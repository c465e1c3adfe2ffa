package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A downloaded release, opened with plain readers.
 *
 * @param files by path below the one folder of the archive
 */
record Release(Map<String, byte[]> files) {
  /** Opens an archive: all entries stored, below one folder, each once. */
  static Release open(byte[] archive) throws IOException {
    Path file = Files.createTempFile("release", ".zip");
    Map<String, byte[]> files = new TreeMap<>();
    try {
      Files.write(file, archive);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
          ZipEntry entry = entries.nextElement();
          assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
          byte[] content = zip.getInputStream(entry).readAllBytes();
          String path = entry.getName().substring(entry.getName().indexOf('/') + 1);
          assertThat(files.put(path, content)).as(path).isNull();
        }
      }
    } finally {
      Files.delete(file);
    }
    return new Release(files);
  }

  JsonObject manifest() {
    return Json.createReader(new ByteArrayInputStream(files.get("manifest.json"))).readObject();
  }

  /** Every file is in the manifest with its size and SHA-256, and nothing else is. */
  void checkManifest() {
    List<String> listed = new ArrayList<>();
    for (JsonObject file : Site.objects(manifest(), "files")) {
      String path = file.getString("path");
      listed.add(path);
      byte[] content = files.get(path);
      assertThat(content).as(path).isNotNull();
      assertThat(file.getInt("size")).as(path).isEqualTo(content.length);
      assertThat(file.getString("sha256")).as(path).isEqualTo(sha256(content));
    }
    listed.add("manifest.json");
    assertThat(listed).containsExactlyInAnyOrderElementsOf(files.keySet());
  }

  /** A table's rows by column name. */
  List<Map<String, String>> table(String path) {
    String text = new String(files.get(path), StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n").doesNotContain("\r");
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    String[] names = lines[0].split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split("\t", -1);
      assertThat(cells).as(path + " line " + i).hasSameSizeAs(names);
      Map<String, String> row = new LinkedHashMap<>();
      for (int j = 0; j < cells.length; j++) {
        row.put(names[j], cells[j]);
      }
      rows.add(row);
    }
    return rows;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
