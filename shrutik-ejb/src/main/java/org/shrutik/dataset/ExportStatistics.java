package org.shrutik.dataset;

import java.util.Map;

/**
 * Figures of all exports so far.
 *
 * @param records clips of all exports together
 * @param bytes of all archives that were finished
 * @param readyChunks how many chunks an export would find agreed on now
 */
public record ExportStatistics(
    long exports,
    long exportsLast30Days,
    long records,
    long bytes,
    Map<String, Long> byType,
    Map<String, Long> byFormat,
    Map<String, Long> byStatus,
    long downloads,
    long readyChunks) {}
