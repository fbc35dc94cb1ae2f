import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { z } from 'zod';

// A thread of its own, for PGlite computes on the thread it lives on and would hold up everything else.

const { directory, socket } = z
  .object({ directory: z.string().nullable(), socket: z.string() })
  .parse(workerData);
const port = parentPort;
if (port === null) throw new Error('database-worker.ts runs as a worker thread only');

const database = await PGlite.create(directory ?? 'memory://');
// One client at a time: the server interleaves the protocol messages of several (see database.ts). The second place
// is for a connection that replaces a broken one.
const server = new PGLiteSocketServer({ db: database, path: socket, maxConnections: 2 });
await server.start();

port.once('message', async () => {
  await server.stop();
  await database.close();
  port.close();
});
port.postMessage('ready');
