-- Exports of metadata also hold what each person wrote: frozen with the clips, as they are.
ALTER TABLE export_batches
  ADD COLUMN export_type varchar(50) NOT NULL DEFAULT 'dataset'
    CHECK (export_type IN ('dataset', 'metadata'));
CREATE INDEX export_downloads_downloaded_at_idx ON export_downloads (downloaded_at);
CREATE INDEX export_audit_logs_created_at_idx ON export_audit_logs (created_at);

CREATE TABLE export_transcriptions (
  export_batch_id integer NOT NULL REFERENCES export_batches (id) ON DELETE CASCADE,
  chunk_id integer NOT NULL,
  transcription_id integer NOT NULL,
  user_id integer NOT NULL,
  text text NOT NULL,
  quality double precision,
  confidence double precision,
  is_consensus boolean NOT NULL,
  PRIMARY KEY (export_batch_id, chunk_id, transcription_id)
);
