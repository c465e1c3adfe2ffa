package org.shrutik.language;

/** A language and how much of it there is. */
public record LanguageCounts(Language language, long recordings, long transcriptions) {}
