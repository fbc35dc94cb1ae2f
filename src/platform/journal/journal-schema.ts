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
  `
  -- GUIDs are indexed apart, many at a time (guids.ts). The tables are made anew, for SQLite cannot drop a UNIQUE; the
  -- one that refers to the other goes first, or its rows would go with it.
  ALTER TABLE delivery RENAME TO delivery_before;
  ALTER TABLE delivery_payload RENAME TO payload_before;
  CREATE TABLE delivery (
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL,
    event        TEXT NOT NULL,
    installation INTEGER,
    received_at  TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('pending', 'done', 'dead')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       INTEGER NOT NULL,
    settled_at   INTEGER,
    cause        TEXT,
    has_payload  INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  INSERT INTO delivery SELECT sequence, id, event, installation, received_at, state, attempts, due_at, settled_at, cause,
    has_payload FROM delivery_before;
  CREATE TABLE delivery_payload (
    sequence INTEGER PRIMARY KEY REFERENCES delivery (sequence) ON DELETE CASCADE,
    body     BLOB NOT NULL
  ) STRICT;
  INSERT INTO delivery_payload SELECT sequence, body FROM payload_before;
  CREATE TABLE delivery_guid (
    id       TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO delivery_guid SELECT id, sequence FROM delivery ORDER BY id;
  -- Deliveries after this one are not in the index yet.
  CREATE TABLE delivery_indexed (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    up_to INTEGER NOT NULL
  ) STRICT;
  INSERT INTO delivery_indexed SELECT 1, coalesce(max(sequence), 0) FROM delivery;
  DELETE FROM sqlite_sequence WHERE name = 'delivery';
  INSERT INTO sqlite_sequence SELECT 'delivery', seq FROM sqlite_sequence WHERE name = 'delivery_before';
  DROP TABLE payload_before;
  DROP TABLE delivery_before;
  CREATE INDEX delivery_settled ON delivery (settled_at) WHERE state = 'done';
  CREATE INDEX delivery_due ON delivery (due_at, sequence) WHERE state = 'pending';
  CREATE INDEX delivery_dead ON delivery (sequence) WHERE state = 'dead';
  CREATE INDEX delivery_kept ON delivery (settled_at) WHERE state = 'done' AND has_payload = 1;
  `,
];

/**
 * Brings an open journal to the present schema, each step in a transaction.
 * @param upTo an earlier version to stop at, for tests of the steps after it.
 * @throws {Error} when a newer version of this program has written it.
 */
export function migrateJournal(database: DatabaseSync, upTo: number = steps.length): void {
  const version = schemaVersion(database);
  for (const [index, step] of steps.slice(0, upTo).entries()) {
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
