-- What refers to a row that may be deleted is looked for by that reference.
CREATE INDEX recording_sessions_language_id_idx ON recording_sessions (language_id);
CREATE INDEX transcription_sessions_language_id_idx ON transcription_sessions (language_id);
CREATE INDEX consensus_snapshots_created_by_id_idx ON consensus_snapshots (created_by_id);
CREATE INDEX consensus_weights_language_id_idx ON consensus_weights (language_id);
CREATE INDEX chunk_consensus_weights_snapshot_idx ON chunk_consensus (weights_snapshot);
CREATE INDEX chunk_consensus_reviewer_idx ON chunk_consensus (decided_by_id)
  WHERE decided_by_id IS NOT NULL;

-- The latest votes are looked at for the figures of agreement.
CREATE INDEX chunk_consensus_created_at_idx ON chunk_consensus (created_at DESC, chunk_id DESC);
