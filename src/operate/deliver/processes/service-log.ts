import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { oneLine, shorten } from '../../../domain/untrusted.ts';
import { redactText } from '../../../platform/redaction.ts';

/** A service's log is cut when it is larger; the older half of what is kept is in `<log>.1`. */
const largest = 50 * 1024 * 1024;

/** The last words of a service, without credentials and without any value of its environment file; empty when it said nothing. */
export function lastWords(file: string, secrets: readonly string[]): string {
  let text = tail(file, 4096);
  for (const secret of secrets) text = text.replaceAll(secret, '[redacted]');
  const lines = redactText(text)
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  return shorten(lines.slice(-6).join(' | '), 600);
}

/** Keeps the log bounded while the service goes on writing: it appends, so that cutting the file is safe. */
export function boundLog(file: string): void {
  try {
    if (statSync(file).size <= largest) return;
    writeFileSync(`${file}.1`, readFileSync(file), { mode: 0o600 });
    truncateSync(file);
  } catch {
    // It is gone, or the disk is full: the service's own matter.
  }
}

/** Removes the logs of all but the newest versions, whose numbers end their names. */
export function pruneLogs(directory: string, keep: number): void {
  const number = (name: string) => Number(/-(\d+)\.log(?:\.1)?$/.exec(name)?.[1] ?? -1);
  const logs = readdirSync(directory).filter((name) => number(name) >= 0);
  const newest = Math.max(0, ...logs.map(number));
  for (const name of logs) {
    if (number(name) <= newest - keep) rmSync(join(directory, name), { force: true });
  }
}

function tail(file: string, bytes: number): string {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(fd);
    const buffer = Buffer.alloc(Math.min(size, bytes));
    readSync(fd, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    closeSync(fd);
  }
}
