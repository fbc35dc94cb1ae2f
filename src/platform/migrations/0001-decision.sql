CREATE TABLE decision (
  installation bigint NOT NULL,
  id           text NOT NULL,
  signal_id    text NOT NULL,
  repository   text NOT NULL,
  kind         text NOT NULL,
  confidence   double precision NOT NULL,
  outcome      text NOT NULL,
  document     jsonb NOT NULL,
  ledger_key   text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (installation, id)
);

CREATE INDEX decision_recent ON decision (installation, repository, created_at DESC);
