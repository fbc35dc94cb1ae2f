import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Takes what has to be done in the end. */
export type AtEnd = (tidy: () => void | Promise<void>) => void;

/** A new directory that is removed when the test has finished, or at the end of whoever says otherwise. */
export function temporaryDirectory(atEnd: AtEnd = onTestFinished): string {
  const directory = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
