package org.shrutik.batch.datasetexport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An archive as a plain reader sees it: the files of its one folder, in order. */
record Unzipped(String folder, Map<String, byte[]> files) {
  static Unzipped of(Path archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String folder = "";
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        int slash = entry.getName().indexOf('/');
        folder = entry.getName().substring(0, slash);
        files.put(entry.getName().substring(slash + 1), zip.getInputStream(entry).readAllBytes());
      }
    }
    return new Unzipped(folder, files);
  }

  String text(String path) {
    return new String(files.get(path), UTF_8);
  }

  /** The rows of a table, each by column name, read with no notion of quotes. */
  List<Map<String, String>> rows(String path) {
    List<String> lines = text(path).lines().toList();
    String[] head = lines.get(0).split("\t", -1);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split("\t", -1);
              if (cells.length != head.length) {
                throw new IllegalStateException(path + ": " + Arrays.toString(cells));
              }
              Map<String, String> row = new LinkedHashMap<>();
              for (int i = 0; i < head.length; i++) {
                row.put(head[i], cells[i]);
              }
              return row;
            })
        .toList();
  }

  List<String> column(String path, String name) {
    return rows(path).stream().map(row -> row.get(name)).toList();
  }
}
