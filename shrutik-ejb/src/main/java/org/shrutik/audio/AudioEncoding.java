package org.shrutik.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A form in which a chunk can be had besides its own, for who pays for every byte. */
public enum AudioEncoding {
  MP3("audio/mpeg", "mp3", List.of("-c:a", "libmp3lame", "-b:a", "48k", "-write_xing", "0")),
  OPUS("audio/ogg", "ogg", List.of("-c:a", "libopus", "-b:a", "24k", "-application", "voip"));

  private final String mimeType;
  private final String container;
  private final List<String> arguments;

  AudioEncoding(String mimeType, String container, List<String> arguments) {
    this.mimeType = mimeType;
    this.container = container;
    this.arguments = arguments;
  }

  public String mimeType() {
    return mimeType;
  }

  String container() {
    return container;
  }

  List<String> arguments() {
    return arguments;
  }

  /** The word on the wire and the ending of the file. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AudioEncoding> ofWire(String wire) {
    return Arrays.stream(values()).filter(encoding -> encoding.wire().equals(wire)).findFirst();
  }
}
