import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerJson } from '../http-answer.ts';
import type { Log } from '../log.ts';
import { readBody } from '../request-body.ts';
import { longestPiece, longestRequest, type RunFrame, RunRequest, runPath } from './protocol.ts';

/** Where a command that runs here prints. */
export interface ControlIo {
  out(text: string): void;
  err(text: string): void;
  /**
   * Resolves when what was printed is on its way. To be awaited now and then by what prints a lot.
   * @throws {Error} when nobody reads any more
   */
  drained(): Promise<void>;
}

/** Runs a command, and returns its exit code. */
export type RunCommand = (request: RunRequest, io: ControlIo) => Promise<number>;

/** More commands than these do not run at the same time. */
const mostAtOnce = 4;
const bodyPatience = 5000;

/**
 * Listens on a Unix socket that only this user can use, and runs the commands that come in. Whoever calls this holds
 * the data directory's lock, so a socket that is there already was left behind by a process that is gone.
 * @param options.socket its path
 * @throws {Error} when something that is no socket is in its place
 */
export async function listenForControl(options: {
  readonly socket: string;
  readonly run: RunCommand;
  readonly log: Log;
}): Promise<{ close(): Promise<void> }> {
  const { socket, run, log } = options;
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = answer(request, response)
      .catch((error: unknown) => {
        log.error({ err: error }, 'a command could not be answered');
        response.destroy();
      })
      .finally(() => running.delete(answered));
    running.add(answered);
  });
  server.maxConnections = 4 * mostAtOnce;
  server.headersTimeout = bodyPatience;
  server.requestTimeout = 2 * bodyPatience;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== runPath) return refuse(response, 404, 'not found');
    if (running.size >= mostAtOnce)
      return refuse(response, 503, `${mostAtOnce} commands run already; try again`);
    const body = await readBody(request, { maximumBytes: longestRequest, milliseconds: bodyPatience });
    if (typeof body === 'string') return refuse(response, 413, `the request is ${body}`);
    const asked = RunRequest.safeParse(jsonIn(body));
    if (!asked.success)
      return refuse(response, 400, 'the request is not what the command line of this version sends');
    log.info({ command: asked.data.argv[0], user: asked.data.user }, 'running a command');
    response.writeHead(200, { 'content-type': 'application/x-ndjson' }).flushHeaders();
    const exit = await run(asked.data, ioTo(response));
    response.end(lineOf({ exit }));
  }

  removeStale(socket);
  await new Promise<void>((resolve, reject) => {
    // The socket exists from here on: nobody else may use it, not even for a moment.
    const before = process.umask(0o177);
    server.once('error', reject).listen(socket, resolve);
    process.umask(before);
  });
  chmodSync(socket, 0o600);
  return {
    async close() {
      server.close();
      server.closeIdleConnections();
      await Promise.all(running);
    },
  };
}

/** Prints to a response. What nobody reads any more goes nowhere; the command itself goes on to its end. */
function ioTo(response: ServerResponse): ControlIo {
  const print = (frame: (piece: string) => RunFrame) => (text: string) => {
    for (let from = 0; from < text.length; from += longestPiece) {
      response.write(lineOf(frame(text.slice(from, from + longestPiece))));
    }
  };
  return {
    out: print((out) => ({ out })),
    err: print((err) => ({ err })),
    drained: async () => {
      if (response.writableNeedDrain) {
        await new Promise<void>((resolve) => {
          response.once('drain', resolve).once('close', resolve);
        });
      }
      if (response.destroyed) throw new Error('nobody reads the output any more');
    },
  };
}

function lineOf(frame: RunFrame): string {
  return `${JSON.stringify(frame)}\n`;
}

function refuse(response: ServerResponse, status: number, problem: string): void {
  answerJson(response, status, { problem });
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function removeStale(socket: string): void {
  const found = lstatSync(socket, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isSocket()) throw new Error(`${socket} is in the way: it is not a socket. Move it elsewhere.`);
  unlinkSync(socket);
}
