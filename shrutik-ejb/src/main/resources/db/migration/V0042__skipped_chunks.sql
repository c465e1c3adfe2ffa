-- Chunks that people skipped are looked at by staff.
CREATE INDEX audio_chunks_skipped_idx ON audio_chunks (id) WHERE skip_count > 0;
