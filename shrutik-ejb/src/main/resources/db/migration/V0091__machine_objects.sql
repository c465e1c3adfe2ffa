-- Files that clients put into storage themselves, by a signed address, before they name them in a job.
CREATE TABLE machine_objects (
  id varchar(32) PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  filename varchar(255) NOT NULL,
  content_type varchar(100) NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX machine_objects_user_idx ON machine_objects (user_id, filename, created_at);
-- Whether any job still uses an object.
CREATE INDEX machine_jobs_key_idx ON machine_jobs (storage_key);
CREATE INDEX machine_objects_expires_idx ON machine_objects (expires_at);
