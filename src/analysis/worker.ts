import { parentPort } from 'node:worker_threads';
import { contextOf, look } from '../change/policy/analyse.ts';
import { detectorsFor } from '../change/policy/detectors.ts';
import type { LookReport, LookRequest } from './messages.ts';

// A thread that can be ended in the midst of a regular expression or a parser, which nothing else can.

const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only');
const tell = (report: LookReport) => port.postMessage(report);

async function work({ files, zones, custom, detectors: names }: LookRequest): Promise<void> {
  const context = contextOf(zones);
  for (const detector of detectorsFor(custom).filter(({ name }) => names.includes(name))) {
    tell({ kind: 'begun', detector: detector.name });
    tell({ kind: 'seen', detector: detector.name, seen: await look(detector, files, context) });
  }
}

port.on('message', (request: LookRequest) => void work(request));
tell({ kind: 'ready' });
