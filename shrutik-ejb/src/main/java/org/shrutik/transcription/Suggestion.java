package org.shrutik.transcription;

import java.util.Map;

/**
 * Something else that a person could do.
 *
 * @param key names the kind, for translations
 * @param params what it takes: ids and figures
 */
public record Suggestion(String key, String message, Map<String, Object> params) {}
