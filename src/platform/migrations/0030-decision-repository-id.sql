-- A name may be another repository's tomorrow; the number never is.
ALTER TABLE decision ADD COLUMN repository_id bigint;
CREATE INDEX decision_of_repository ON decision (installation, repository_id, created_at DESC);
DROP INDEX decision_recent;
