package org.shrutik.dataset;

import java.time.OffsetDateTime;

/**
 * What is told to who just asked for a release; both figures are estimates.
 *
 * @param estimatedBytes size of the archive
 */
public record ExportTicket(
    ExportBatch batch, OffsetDateTime estimatedCompletion, long estimatedBytes) {}
