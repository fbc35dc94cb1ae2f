import { readFileSync, writeFileSync } from 'node:fs';
import type { OnPoint } from '../../src/platform/points.ts';
import { loadSettings } from '../../src/platform/settings.ts';
import { startApp } from '../../src/start.ts';

/**
 * The App as main.ts starts it, which ends itself like a crash at the points that the file `CRASH_PLAN` names: a JSON
 * array of beginnings of points, each good for one crash. Points are told of in src/platform/points.ts.
 */
const file = process.env.CRASH_PLAN ?? '';

const crash: OnPoint = (point) => {
  const planned: string[] = JSON.parse(readFileSync(file, 'utf8'));
  const hit = planned.find((beginning) => point.startsWith(beginning));
  if (hit === undefined) return;
  writeFileSync(file, JSON.stringify(planned.filter((one) => one !== hit)));
  process.kill(process.pid, 'SIGKILL');
};

const settings = loadSettings({ env: process.env, file: '.env' });
if (settings.mode !== 'app') throw new Error('the credentials of an App are missing');
const running = await startApp(settings, { onPoint: crash });
process.once('SIGTERM', () => {
  running.stop().then(() => process.exit(0));
});
