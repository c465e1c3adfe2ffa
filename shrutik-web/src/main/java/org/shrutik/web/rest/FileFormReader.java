package org.shrutik.web.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.storage.Sha256;
import org.shrutik.storage.Storage;

/**
 * Reads a form with one file from the wire straight to its place on disk, once, hashing and
 * counting on the way: nothing larger than allowed is kept.
 */
@ApplicationScoped
public class FileFormReader {
  private static final int BUFFER = 64 * 1024;
  private static final int MAX_FIELD_BYTES = 10_000;
  private static final int MAX_FIELDS = 50;

  @Inject private Storage storage;

  /**
   * Reads the whole body.
   *
   * @param fileField name of the part that is the file
   * @param limit most bytes of the file
   * @throws ShrutikException FILE_TOO_LARGE, or VALIDATION_ERROR for a body that is no upload; then
   *     nothing is left on disk
   */
  public FileForm read(HttpServletRequest request, String fileField, long limit)
      throws IOException {
    if (!JakartaServletFileUpload.isMultipartContent(request)) {
      throw noForm(fileField);
    }
    Path file = storage.incoming();
    FileForm form = null;
    try {
      form = read(request, file, fileField, limit);
      return form;
    } catch (FileUploadException e) {
      throw noForm(fileField);
    } finally {
      if (form == null) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static ShrutikException noForm(String fileField) {
    return new ShrutikException(
        ErrorCode.BAD_REQUEST,
        "The body is not a complete multipart form.",
        List.of(new FieldIssue("body", "must be multipart/form-data with " + fileField)));
  }

  private static FileForm read(HttpServletRequest request, Path file, String fileField, long limit)
      throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    String sha256 = null;
    String fileName = null;
    long size = 0;
    JakartaServletFileUpload<?, ?> parser = new JakartaServletFileUpload<>();
    FileItemInputIterator items = parser.getItemIterator(request);
    while (items.hasNext()) {
      FileItemInput item = items.next();
      if (item.getFieldName() == null) {
        throw ShrutikException.invalid("body", "has a part without a name");
      }
      if (item.isFormField() && !fileField.equals(item.getFieldName())) {
        if (fields.size() >= MAX_FIELDS) {
          throw ShrutikException.invalid("body", "has more than " + MAX_FIELDS + " fields");
        }
        fields.put(item.getFieldName(), text(item));
      } else if (fileField.equals(item.getFieldName()) && sha256 == null) {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = item.getInputStream()) {
          size = stream(in, file, digest, limit, fileField);
        }
        sha256 = Sha256.hex(digest);
        fileName = item.getName();
      } else {
        throw ShrutikException.invalid(item.getFieldName(), "is not expected here");
      }
    }
    if (sha256 == null) {
      throw ShrutikException.invalid(fileField, "is missing");
    }
    if (size == 0) {
      throw ShrutikException.invalid(fileField, "is empty");
    }
    return new FileForm(fields, file, fileName, sha256, size);
  }

  private static long stream(
      InputStream in, Path file, MessageDigest digest, long limit, String fileField)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > limit) {
          RefusedBody.drain(in);
          throw new ShrutikException(
              ErrorCode.FILE_TOO_LARGE,
              "The file is larger than " + limit + " bytes.",
              List.of(new FieldIssue(fileField, "must have at most " + limit + " bytes")));
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return size;
  }

  private static String text(FileItemInput item) throws IOException {
    try (InputStream in = item.getInputStream()) {
      byte[] bytes = in.readNBytes(MAX_FIELD_BYTES + 1);
      if (bytes.length > MAX_FIELD_BYTES) {
        throw ShrutikException.invalid(item.getFieldName(), "is too long");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
