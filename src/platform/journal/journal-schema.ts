import type { DatabaseSync } from 'node:sqlite';

/** Each step brings the journal from one `user_version` to the next. Never edit a step that has been released. */
const steps: readonly string[] = [
  `
  CREATE TABLE delivery (
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE,
    event        TEXT NOT NULL,
    installation INTEGER,
    received_at  TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('pending', 'done', 'dead')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       INTEGER NOT NULL,
    settled_at   INTEGER,
    cause        TEXT
  ) STRICT;
  -- Apart, for SQLite writes a whole row to change a part of it, and these are up to 25 MB.
  CREATE TABLE delivery_payload (
    sequence INTEGER PRIMARY KEY REFERENCES delivery (sequence) ON DELETE CASCADE,
    body     BLOB NOT NULL
  ) STRICT;
  CREATE INDEX delivery_unsettled ON delivery (state, sequence) WHERE state <> 'done';
  CREATE INDEX delivery_settled ON delivery (settled_at) WHERE state = 'done';

  CREATE TABLE ledger (
    installation INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    at           TEXT NOT NULL,
    kind         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    key          TEXT NOT NULL,
    text         TEXT NOT NULL,
    hash         TEXT NOT NULL,
    PRIMARY KEY (installation, seq),
    UNIQUE (installation, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ledger_subject ON ledger (installation, subject, seq);
  CREATE INDEX ledger_subject_kind ON ledger (installation, subject, kind, seq);

  CREATE TABLE ledger_head (
    installation INTEGER PRIMARY KEY,
    seq          INTEGER NOT NULL,
    hash         TEXT NOT NULL
  ) STRICT;

  CREATE TABLE heartbeat (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at  TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- What an entry is about by GitHub's numbers, for names change hands.
  ALTER TABLE ledger ADD COLUMN object TEXT;
  CREATE INDEX ledger_object ON ledger (installation, object, seq) WHERE object IS NOT NULL;
  CREATE INDEX ledger_object_kind ON ledger (installation, object, kind, seq) WHERE object IS NOT NULL;
  `,
  `
  CREATE TABLE note (
    installation INTEGER NOT NULL,
    key          TEXT NOT NULL,
    data         TEXT NOT NULL,
    PRIMARY KEY (installation, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Read several times a second by every process.
  CREATE INDEX ledger_switch ON ledger (installation, seq) WHERE kind = 'switch';
  `,
  `
  CREATE TABLE effect (
    installation INTEGER NOT NULL,
    key          TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('begun', 'confirmed', 'failed')),
    owner        TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    until        INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    result       TEXT CHECK ((state = 'confirmed') = (result IS NOT NULL)),
    cause        TEXT,
    PRIMARY KEY (installation, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX effect_changed ON effect (changed_at);
  `,
  `
  -- Who signed the head; what was there before is signed at the next start.
  ALTER TABLE ledger_head ADD COLUMN key_id TEXT;
  ALTER TABLE ledger_head ADD COLUMN signature TEXT;
  `,
  `
  -- Partial indexes serve only queries that repeat their condition word for word.
  DROP INDEX delivery_unsettled;
  CREATE INDEX delivery_due ON delivery (due_at, sequence) WHERE state = 'pending';
  CREATE INDEX delivery_dead ON delivery (sequence) WHERE state = 'dead';
  -- GUIDs outlive payloads by far: without this, dropping payloads would look at every one of them again and again.
  ALTER TABLE delivery ADD COLUMN has_payload INTEGER NOT NULL DEFAULT 1;
  CREATE INDEX delivery_kept ON delivery (settled_at) WHERE state = 'done' AND has_payload = 1;
  `,
];

/**
 * Brings an open journal to the present schema, each step in a transaction.
 * @throws {Error} when a newer version of this program has written it.
 */
export function migrateJournal(database: DatabaseSync): void {
  const version = schemaVersion(database);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}

/**
 * Checks that a journal opened for reading has the schema this program knows.
 * @throws {Error} when it is older or newer.
 */
export function checkJournalVersion(database: DatabaseSync): void {
  const version = schemaVersion(database);
  if (version < steps.length) {
    throw new Error(
      `The journal has schema version ${version}, older than ${steps.length}. Start the App once.`,
    );
  }
}

function schemaVersion(database: DatabaseSync): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > steps.length) {
    throw new Error(
      `The journal has schema version ${version}; this program knows ${steps.length}. Use the newer program.`,
    );
  }
  return version;
}
