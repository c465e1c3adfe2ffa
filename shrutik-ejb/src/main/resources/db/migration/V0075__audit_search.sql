-- The audit is searched by any part of what it says.
ALTER TABLE audit_log ADD COLUMN search text GENERATED ALWAYS AS (
  lower(action || ' ' || subject_type || ' ' || subject_id || ' ' || COALESCE(details::text, ''))
) STORED;
CREATE INDEX audit_log_search_idx ON audit_log USING gin (search gin_trgm_ops);
