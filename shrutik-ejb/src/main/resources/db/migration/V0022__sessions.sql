-- Where and since when a session is open, for its owner to see.
ALTER TABLE refresh_tokens
  ADD COLUMN started_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN address varchar(45),
  ADD COLUMN user_agent varchar(255);
