import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { operationNamed } from './operations.ts';
import { serveJournal } from './serve-journal.ts';

// A thread of its own, for SQLite computes and waits for the disk on the thread it is called from.

if (parentPort === null) throw new Error('journal-worker.ts runs as a worker thread only');
const { directory, maximumPages } = z
  .object({ directory: z.string(), maximumPages: z.number().optional() })
  .parse(workerData);
serveJournal(parentPort, { directory, maximumPages, operationNamed });
