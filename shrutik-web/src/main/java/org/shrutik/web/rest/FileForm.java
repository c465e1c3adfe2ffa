package org.shrutik.web.rest;

import java.nio.file.Path;
import java.util.Map;

/**
 * A form with a file that was read to its end.
 *
 * @param fields the other parts; the reader's to change
 * @param file where the bytes are, in the incoming folder of the storage
 * @param fileName what the client calls the file, or null
 * @param sha256 of the bytes, hex, computed on the way in
 */
public record FileForm(
    Map<String, String> fields, Path file, String fileName, String sha256, long sizeBytes) {}
