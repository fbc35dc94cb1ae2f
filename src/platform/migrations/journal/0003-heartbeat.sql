-- Written to see whether it can be written: a full disk still reads well.
CREATE TABLE heartbeat (
  one integer PRIMARY KEY CHECK (one = 1),
  at  timestamptz NOT NULL
);
