package org.shrutik.storage;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A home for immutable objects. Keys are relative, slash-separated and made by the application
 * only. Thread-safe.
 */
public interface Storage {

  /** A new, empty folder-mate of the objects to write to before {@link #keep}; never served. */
  Path incoming() throws IOException;

  /** A new incoming file with the content of {@code grown}, which stays; nothing is copied. */
  Path incoming(Path grown) throws IOException;

  /**
   * The file in which an upload grows piece by piece: for one name always the same, never served.
   */
  Path growing(String name) throws IOException;

  /**
   * Moves a finished file to its key, forced to disk before this returns. An object of that key is
   * replaced at once and whole.
   */
  void keep(Path finished, String key) throws IOException;

  /** Opens an object for reading at any position. */
  SeekableByteChannel open(String key) throws IOException;

  /** A local file with the object's content, for programs that read files. Not to be changed. */
  Path localCopy(String key) throws IOException;

  boolean exists(String key) throws IOException;

  /** Size in bytes. */
  long size(String key) throws IOException;

  /** Removes an object; one that is not there is no error. */
  void delete(String key) throws IOException;

  /** The folders directly below {@code prefix} that were not touched since {@code before}. */
  List<String> foldersOlderThan(String prefix, Instant before) throws IOException;

  /** Removes a folder with everything in it. */
  void deleteFolder(String prefix) throws IOException;

  /** Removes what came in before {@code before} and was never kept; returns how many files. */
  int discardIncoming(Instant before) throws IOException;

  /** Removes one growing file; one that is not there is no error. */
  void discardGrown(String name) throws IOException;

  /** Removes growing files that were not touched since {@code before}; returns how many. */
  int discardGrowing(Instant before) throws IOException;
}
