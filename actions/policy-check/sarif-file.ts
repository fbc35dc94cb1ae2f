import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a report whole or not at all. What stands there is replaced and not followed: the change that is judged may
 * have put a link there that leads elsewhere.
 */
export function writeSarif(path: string, sarif: object): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}`;
  writeFileSync(part, `${JSON.stringify(sarif)}\n`, { flag: 'wx' });
  renameSync(part, path);
}
