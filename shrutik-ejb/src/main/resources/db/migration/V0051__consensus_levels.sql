-- What a snapshot of the weights says of a whole language: how far two people disagree there on
-- average, and what expected errors are to be multiplied with, as reviewers found them.
CREATE TABLE consensus_levels (
  snapshot_id integer NOT NULL REFERENCES consensus_snapshots (id) ON DELETE CASCADE,
  language_id integer NOT NULL REFERENCES languages (id) ON DELETE RESTRICT,
  disagreement double precision NOT NULL CHECK (disagreement BETWEEN 0 AND 1),
  error_factor double precision NOT NULL CHECK (error_factor > 0),
  PRIMARY KEY (snapshot_id, language_id)
);
CREATE INDEX consensus_levels_language_id_idx ON consensus_levels (language_id);
