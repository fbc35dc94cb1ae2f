import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process did to files, and what it said, in the order in which it took effect. */
export type FileEvent =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  /** Opened so that it exists afterwards, empty or not. */
  | { readonly kind: 'open'; readonly path: string; readonly empties: boolean }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  /** Everything written to it before is on disk: of a directory, the names in it. */
  | { readonly kind: 'sync'; readonly path: string }
  /** It wrote to its standard output. */
  | { readonly kind: 'said'; readonly text: string };

/** System calls that change files or make changes last. */
const calls = [
  ...[
    'openat',
    'close',
    'dup',
    'dup2',
    'dup3',
    'write',
    'pwrite64',
    'writev',
    'pwritev',
    'ftruncate',
    'truncate',
  ],
  ...[
    'fallocate',
    'fsync',
    'fdatasync',
    'sync_file_range',
    'rename',
    'renameat',
    'renameat2',
    'unlink',
    'unlinkat',
  ],
];

/**
 * The command that runs a program and notes every call that changes files. Killing the process that it starts kills the
 * program, for strace is not its parent (-D).
 * @see https://man7.org/linux/man-pages/man1/strace.1.html
 */
export function tracing(file: string): string[] {
  return [
    'strace',
    '-D',
    '-f',
    '--seccomp-bpf',
    '-y',
    '-xx',
    '-s',
    '100000000',
    `--trace=${calls.join(',')}`,
    '-o',
    file,
  ];
}

/** Reads what {@link tracing} has written, as far as it concerns files below a directory, and standard output. */
export async function readTrace(file: string, directory: string): Promise<FileEvent[]> {
  const events: FileEvent[] = [];
  const unfinished = new Map<string, string>();
  const reader = createReader(directory);
  for await (const line of createInterface({ input: createReadStream(file, 'latin1') })) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest)?.[1];
    let text = rest;
    if (resumed !== undefined) {
      text = `${unfinished.get(thread) ?? ''}${resumed}`;
      unfinished.delete(thread);
    } else if (rest.endsWith('<unfinished ...>')) {
      const begun = rest.slice(0, -'<unfinished ...>'.length).trimEnd();
      unfinished.set(thread, begun);
      continue;
    }
    const event = reader(text);
    if (event !== null) events.push(event);
  }
  // What was under way when the process died may have happened.
  for (const text of unfinished.values()) {
    const event = /^p?write/.test(text) ? reader(`${text}) = ?`) : null;
    if (event !== null) events.push(event);
  }
  return events;
}

/** Reads single calls; it remembers where in a file each descriptor is. */
function createReader(directory: string): (text: string) => FileEvent | null {
  const positions = new Map<string, number>();
  const within = (path: string | undefined): path is string => path?.startsWith(`${directory}/`) === true;
  return (text) => {
    const match = /^(\w+)\((.*)\) += (-?\d+|\?)(?:<([^>]*)>)?/s.exec(text);
    const [, call = '', args = '', result = '?', openedHex] = match ?? [];
    if (match === null || result.startsWith('-')) return null;
    const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, hex = '', cut]) => {
      if (cut !== undefined) throw new Error('strace has cut what was written');
      return bytesOf(hex);
    });
    const opened = openedHex === undefined ? undefined : bytesOf(openedHex).toString();
    const [, descriptor = '', pathHex] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
    const path = pathHex === undefined ? undefined : bytesOf(pathHex).toString();
    const data = strings[0] ?? Buffer.alloc(0);
    switch (call) {
      case 'openat': {
        positions.set(result, /O_APPEND/.test(args) ? Number.POSITIVE_INFINITY : 0);
        const changes = /O_CREAT|O_TRUNC/.test(args);
        return within(opened) && changes
          ? { kind: 'open', path: opened, empties: /O_TRUNC/.test(args) }
          : null;
      }
      case 'write': {
        if (descriptor === '1') return { kind: 'said', text: data.toString() };
        const offset = positions.get(descriptor) ?? 0;
        positions.set(descriptor, offset + data.length);
        return within(path) ? { kind: 'write', path, offset, data } : null;
      }
      case 'pwrite64': {
        const offset = Number(/, (\d+)$/.exec(args)?.[1]);
        return within(path) ? { kind: 'write', path, offset, data } : null;
      }
      case 'writev':
      case 'pwritev':
      case 'fallocate':
      case 'truncate':
      case 'sync_file_range':
        if (within(path)) throw new Error(`nobody expects ${call} on ${path}`);
        return null;
      case 'ftruncate':
        return within(path) ? { kind: 'truncate', path, size: Number(/, (\d+)$/.exec(args)?.[1]) } : null;
      case 'fsync':
      case 'fdatasync':
        return within(path) || path === directory ? { kind: 'sync', path } : null;
      case 'unlink':
      case 'unlinkat': {
        const removed = data.toString();
        return within(removed) ? { kind: 'remove', path: removed } : null;
      }
      case 'rename':
      case 'renameat':
      case 'renameat2': {
        const [from = '', to = ''] = strings.map(String);
        return within(from) ? { kind: 'rename', path: from, to } : null;
      }
      default:
        return null;
    }
  };
}

/** Bytes as strace -xx prints them: `\x2f\x74`. */
function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}
