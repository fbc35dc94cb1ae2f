-- The text is what the hash covers: kept as text, for jsonb would rewrite it. Compared byte by byte.
CREATE TABLE ledger (
  installation bigint NOT NULL,
  seq          bigint NOT NULL,
  at           text NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  subject      text COLLATE "C" NOT NULL,
  object       text COLLATE "C",
  key          text COLLATE "C" NOT NULL,
  text         text NOT NULL,
  hash         text NOT NULL,
  PRIMARY KEY (installation, seq),
  UNIQUE (installation, key)
);
CREATE INDEX ledger_subject ON ledger (installation, subject, seq);
CREATE INDEX ledger_subject_kind ON ledger (installation, subject, kind, seq);
CREATE INDEX ledger_object ON ledger (installation, object, seq);
CREATE INDEX ledger_object_kind ON ledger (installation, object, kind, seq);
CREATE INDEX ledger_kind ON ledger (installation, kind, seq);

-- Whoever adds to a chain locks its row here, so that a chain has one end whoever writes.
CREATE TABLE ledger_head (
  installation bigint PRIMARY KEY,
  seq          bigint NOT NULL,
  hash         text NOT NULL
);
