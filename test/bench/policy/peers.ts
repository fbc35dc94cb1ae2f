import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { peersFolder as folder, installPeers } from '../peers/install.ts';
import type { Row } from '../row.ts';
import { migrations } from './pull-request.ts';

const run = promisify(execFile);
const secretlint = join(folder, 'secretlint.child.ts');
const squawk = join(
  folder,
  `node_modules/@squawk-cli/${process.platform}-${process.arch}/bin/squawk${process.platform === 'win32' ? '.exe' : ''}`,
);
const ours = fileURLToPath(new URL('./sql.child.ts', import.meta.url));
const characters = 1_000_000;
const Passes = z.object({ megabytes: z.number(), seconds: z.number() });

/**
 * How fast this product is on what its peers do too, in the same run. They are installed beside the bench when they
 * are missing; where that fails they are not measured.
 * @param secrets megabytes of real source that are read in a second
 */
export async function peerRows(secrets: number): Promise<Row[]> {
  const problem = await installPeers('@secretlint/core');
  if (problem !== null) {
    return [
      row('secrets in real source', 'MB/s', secrets, `secretlint: ${problem}`, null),
      row('SQL migrations', 'MB/s', null, `squawk: ${problem}`, null),
    ];
  }
  const { stdout } = await run(process.execPath, [secretlint, '5000000'], { cwd: folder });
  const peer = Passes.parse(JSON.parse(stdout));
  const { own, other } = await onMigrations();
  return [
    row('secrets in real source', 'MB/s', secrets, 'secretlint, recommended', peer.megabytes / peer.seconds),
    row('SQL migrations', 'MB/s', own, 'squawk', other),
  ];
}

/** Both read the same files; the time of a process on no file is taken off the peer's, and ours is without its start. */
async function onMigrations(): Promise<{ own: number | null; other: number | null }> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-bench-'));
  try {
    const files = [...migrations(characters)];
    const paths: string[] = [];
    for (const [index, [, text]] of files.entries()) {
      paths.push(join(directory, `${index}.sql`));
      await writeFile(join(directory, `${index}.sql`), text);
    }
    await writeFile(join(directory, 'empty.sql'), '\n');
    const { stdout } = await run(process.execPath, [ours, String(characters)]);
    const one = Passes.parse(JSON.parse(stdout));
    const own = one.megabytes / one.seconds;
    if (!existsSync(squawk)) return { own, other: null };
    const start = await bestSeconds([join(directory, 'empty.sql')]);
    const all = await bestSeconds(paths);
    return { own, other: one.megabytes / Math.max(0.001, all - start) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function bestSeconds(paths: readonly string[]): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    // It ends with 1 where it finds something.
    await run(squawk, [...paths], { maxBuffer: 256 * 1024 * 1024 }).catch(() => {});
    best = Math.min(best, (performance.now() - began) / 1000);
  }
  return best;
}

function row(name: string, unit: string, value: number | null, baseline: string, other: number | null): Row {
  const ratio = value === null || other === null ? null : value / other;
  const shown = other === null ? `${baseline.replace(/:.*/, '')}: not measured` : baseline;
  return {
    area: 'policy',
    name,
    value,
    unit,
    baseline: baseline.includes(':') ? baseline : shown,
    baselineValue: other,
    ratio,
    target: 'ratio > 1',
    ok: ratio !== null && ratio > 1,
  };
}
