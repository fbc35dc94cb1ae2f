import { parentPort, workerData } from 'node:worker_threads';
import type { AnyOperation } from '../../../src/platform/journal/operation.ts';
import { operationNamed } from '../../../src/platform/journal/operations.ts';
import { serveJournal } from '../../../src/platform/journal/serve-journal.ts';
import { crashes } from './crashes.ts';

// The journal's thread, with operations that end it.

if (parentPort === null) throw new Error('crashing-worker.child.ts runs as a worker thread only');
serveJournal(parentPort, {
  ...workerData,
  operationNamed: (name): AnyOperation =>
    crashes.find((crash) => crash.name === name) ?? operationNamed(name),
});
