import { rmSync } from 'node:fs';
import { openEmbeddedDatabase } from '../../src/platform/embedded/database.ts';
import { createLog } from '../../src/platform/log.ts';

// A process of its own: beside half a gigabyte of database every git process that a test starts is dear.
const database = await openEmbeddedDatabase({ directory: null, log: createLog({ level: 'silent' }) });
const { host } = database.pool.options;
// The embedded database has one session: leave it to the parent.
await database.pool.end();
process.send?.(host);
process.on('disconnect', () => {
  if (host !== undefined) rmSync(host, { recursive: true, force: true });
  process.exit(0);
});
