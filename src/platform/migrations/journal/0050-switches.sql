-- Read several times a second by every process.
CREATE INDEX ledger_switch ON ledger (installation, seq) WHERE kind = 'switch';
