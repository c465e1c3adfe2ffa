package org.shrutik.dataset;

/** How much of a language a release holds. */
public record LocaleCount(
    String locale,
    String language,
    int clips,
    int speakers,
    double seconds,
    long bytes,
    int lowestRecording,
    int highestRecording) {}
