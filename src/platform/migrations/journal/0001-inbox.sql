-- Deliveries. Times are those of the process that wrote them.
CREATE TABLE delivery (
  sequence      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id            text NOT NULL UNIQUE,
  event         text NOT NULL,
  installation  bigint,
  received_at   timestamptz NOT NULL,
  state         text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'dead')),
  attempts      integer NOT NULL DEFAULT 0,
  due_at        timestamptz NOT NULL,
  -- Until then one process has it in hand; what it has not settled by then is free again.
  claimed_until timestamptz NOT NULL DEFAULT '-infinity',
  settled_at    timestamptz,
  cause         text,
  -- Sealed; null once it has expired.
  body          bytea
);
-- Sealed payloads do not compress: trying costs the server time for nothing.
ALTER TABLE delivery ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX delivery_due ON delivery (due_at, sequence) WHERE state = 'pending';
CREATE INDEX delivery_dead ON delivery (sequence) WHERE state = 'dead';
CREATE INDEX delivery_settled ON delivery (settled_at) WHERE state = 'done';
CREATE INDEX delivery_kept ON delivery (settled_at) WHERE state = 'done' AND body IS NOT NULL;
