package org.shrutik;

import java.io.Serializable;

/**
 * One fault of one field of a request.
 *
 * @param field the name as the client wrote it (snake_case, dotted path)
 * @param issue what is wrong and what to do about it
 */
public record FieldIssue(String field, String issue) implements Serializable {}
