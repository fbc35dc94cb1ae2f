import { appendFileSync } from 'node:fs';
import { loadSettings } from '../../src/platform/settings.ts';
import { startApp } from '../../src/start.ts';
import { boundaryOf } from './boundary.ts';

/**
 * The App as main.ts starts it, which writes down every boundary that it comes by (a line each, into the file
 * ENDURE_POINTS) and ends itself like a crash at the first that ENDURE_KILL names: lines of `<boundary> <which time>`.
 */
const { ENDURE_POINTS: file = '', ENDURE_KILL = '' } = process.env;
const planned = new Set(ENDURE_KILL.split('\n'));
const times = new Map<string, number>();

const settings = loadSettings({ env: process.env });
if (settings.mode !== 'app') throw new Error('the credentials of an App are missing');
const running = await startApp(settings, {
  onPoint(point) {
    const boundary = boundaryOf(point);
    const time = (times.get(boundary) ?? 0) + 1;
    times.set(boundary, time);
    const here = `${boundary} ${time}`;
    const dies = planned.has(here);
    appendFileSync(file, `${dies ? 'kill ' : ''}${here}\n`);
    if (dies) process.kill(process.pid, 'SIGKILL');
  },
});
running.broken.then((error) => {
  console.error(error);
  process.exit(1);
});
process.once('SIGTERM', () => {
  running.stop().then(() => process.exit(0));
});
