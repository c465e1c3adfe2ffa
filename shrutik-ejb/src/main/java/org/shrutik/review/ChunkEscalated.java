package org.shrutik.review;

/** A chunk waits for a reviewer from now on. Told inside the transaction that queues it. */
public record ChunkEscalated(long queueId, int chunkId, QueueReason reason) {}
