-- Uploads that may be interrupted. How far one is, its growing file says: that is true after any crash.
CREATE TABLE uploads (
  id varchar(36) PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  session_id varchar(36) NOT NULL REFERENCES recording_sessions (id) ON DELETE CASCADE,
  length bigint NOT NULL CHECK (length > 0),
  metadata varchar(4000),
  claims jsonb,
  recording_id integer REFERENCES voice_recordings (id) ON DELETE CASCADE,
  refusal_code varchar(40),
  refusal text,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  CONSTRAINT uploads_end_in_one_way CHECK (recording_id IS NULL OR refusal_code IS NULL)
);
CREATE INDEX uploads_user_id_idx ON uploads (user_id);
CREATE INDEX uploads_session_id_idx ON uploads (session_id);
CREATE INDEX uploads_recording_id_idx ON uploads (recording_id);
CREATE INDEX uploads_expires_at_idx ON uploads (expires_at);
