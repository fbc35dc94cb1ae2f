import { createReadStream } from 'node:fs';
import { Recorded, RecordingHead } from './recording.ts';

const longestLine = 2 * 1024 * 1024;

/** A file of recordings, as far as it could be read. */
export interface Recording {
  readonly recorded: readonly Recorded[];
  /** Lines that are no recordings. */
  readonly unreadable: number;
  /** Whether there were more than were asked for. */
  readonly more: boolean;
}

/** The lines of a file; one that is too long is cut, which makes it unreadable, and never kept whole. */
async function* lines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = (parts.pop() ?? '').slice(0, longestLine);
    yield* parts;
  }
  if (rest !== '') yield rest;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Reads what the recorder wrote: the newest so many recordings.
 * @throws {Error} when the file cannot be read, or does not begin as a recording does
 */
export async function readRecording(file: string, most: number): Promise<Recording> {
  const recorded: Recorded[] = [];
  let [first, unreadable, more] = [true, 0, false];
  for await (const line of lines(file)) {
    if (line === '') continue;
    const value = parsed(line);
    if (first) {
      if (!RecordingHead.safeParse(value).success) {
        throw new Error(
          `${file} is no recording: its first line is not that of one. Name a file of the recorder.`,
        );
      }
      first = false;
      continue;
    }
    const one = Recorded.safeParse(value);
    if (one.success) recorded.push(one.data);
    else unreadable += 1;
    if (recorded.length >= 2 * most) {
      recorded.splice(0, recorded.length - most);
      more = true;
    }
  }
  if (first) throw new Error(`${file} is empty. Record some traffic first.`);
  return { recorded: recorded.slice(-most), unreadable, more: more || recorded.length > most };
}
