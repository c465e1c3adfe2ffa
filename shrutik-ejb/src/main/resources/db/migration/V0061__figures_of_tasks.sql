-- Figures of jobs are asked for by the time in which they were written.
CREATE INDEX tasks_created_at_idx ON tasks (created_at);
