-- Who signed the head of a chain. Null only for a chain without entries.
ALTER TABLE ledger_head ADD COLUMN key_id text, ADD COLUMN signature text;
