-- An account can be suspended, for a time or for good, and given up; what it contributed stays.
ALTER TABLE users
  ADD COLUMN suspended_at timestamptz,
  ADD COLUMN suspended_until timestamptz,
  ADD COLUMN suspension_reason varchar(500),
  ADD COLUMN deleted_at timestamptz,
  ADD CONSTRAINT users_suspension_has_a_reason
    CHECK (suspended_at IS NULL OR suspension_reason IS NOT NULL);
