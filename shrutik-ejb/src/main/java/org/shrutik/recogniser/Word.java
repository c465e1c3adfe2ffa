package org.shrutik.recogniser;

/**
 * A recognised word.
 *
 * @param start seconds from the beginning of the recording
 * @param end seconds, at least {@code start}
 * @param confidence 0–1
 */
public record Word(String word, double start, double end, double confidence) {}
