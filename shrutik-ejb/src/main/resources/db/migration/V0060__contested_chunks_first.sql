-- A chunk on which people were asked and did not agree is given out before all others.
ALTER TABLE audio_chunks
  ADD COLUMN need integer GENERATED ALWAYS AS
    (CASE WHEN consensus_failed_count > 0 AND NOT ready_for_export THEN -1 ELSE transcript_count END)
    STORED;
CREATE INDEX audio_chunks_neediest_idx
  ON audio_chunks (language_id, need, consensus_quality, id) WHERE wants_transcription;
DROP INDEX audio_chunks_need_idx;
