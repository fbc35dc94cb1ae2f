-- Side effects, recorded before and confirmed after. Moments are the server's own, so that processes whose clocks
-- differ agree on when a lease ends.
CREATE TABLE effect (
  installation bigint NOT NULL,
  key          text NOT NULL,
  state        text NOT NULL CHECK (state IN ('begun', 'confirmed', 'failed')),
  owner        text NOT NULL,
  attempts     integer NOT NULL,
  until        timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  -- JSON of the one who did it.
  result       text CHECK ((state = 'confirmed') = (result IS NOT NULL)),
  cause        text,
  PRIMARY KEY (installation, key)
);
CREATE INDEX effect_changed ON effect (changed_at);
