package org.shrutik.transcription;

/** A language in which there is something to transcribe for somebody. */
public record AvailableLanguage(int id, String name, int available) {}
