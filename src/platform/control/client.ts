import { request as ask, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { RunFrame, type RunRequest, runPath } from './protocol.ts';

/** Where to print what a command prints elsewhere. */
interface Printer {
  out(text: string): void;
  err(text: string): void;
  drained?(): Promise<void>;
}

/** An App listens, but the command could not be run there to its end. */
export class ControlFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ControlFailed';
  }
}

/** Nobody listens: there is no socket, or it was left behind. */
const nobody = new Set(['ENOENT', 'ECONNREFUSED']);

/** How long the App may take to begin its answer, in milliseconds. */
const patience = 10_000;

/**
 * Runs a command in the App that listens on the socket, printing what it prints.
 * @returns its exit code, or null when nobody listens
 * @throws {ControlFailed}
 */
export async function runThere(
  socket: string,
  command: RunRequest,
  printer: Printer,
): Promise<number | null> {
  const response = await send(socket, JSON.stringify(command));
  if (response === null) return null;
  if (response.statusCode !== 200)
    throw new ControlFailed(`The running App refuses: ${await problemIn(response)}.`);
  let exit: number | null = null;
  try {
    for await (const line of createInterface({ input: response, crlfDelay: Number.POSITIVE_INFINITY })) {
      const frame = RunFrame.parse(JSON.parse(line));
      if ('out' in frame) printer.out(frame.out);
      else if ('err' in frame) printer.err(frame.err);
      else exit = frame.exit;
      await printer.drained?.();
    }
  } catch (error) {
    // A broken connection and an answer that is none come to the same.
    throw endedEarly(error);
  }
  if (exit === null) throw endedEarly(null);
  return exit;
}

function endedEarly(cause: unknown): ControlFailed {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  return new ControlFailed(
    `The running App ended before the command did${why}. See what was done, and run it again.`,
  );
}

function send(socket: string, body: string): Promise<IncomingMessage | null> {
  return new Promise((resolve, reject) => {
    const request = ask({
      socketPath: socket,
      path: runPath,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    const timer = setTimeout(() => {
      request.destroy(
        new ControlFailed(`The running App does not answer on ${socket} within ${patience / 1000} s.`),
      );
    }, patience);
    request.once('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      if ('code' in error && nobody.has(String(error.code))) resolve(null);
      else reject(error instanceof ControlFailed ? error : new ControlFailed(`${socket}: ${error.message}`));
    });
    request.end(body);
  });
}

const Refusal = z.object({ problem: z.string() });

/** Bounded: it comes from the same user, but is not worth more. */
async function problemIn(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    if (text.length > 10_000) break;
  }
  try {
    return Refusal.parse(JSON.parse(text)).problem;
  } catch {
    return `status ${response.statusCode}`;
  }
}
