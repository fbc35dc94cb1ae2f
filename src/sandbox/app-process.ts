import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The App as a process of its own, started like in production: by its environment. */
export interface AppProcess {
  readonly url: string;
  readonly pid: number;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** Ends it without a chance to tidy up, as a crash would. */
  kill(): Promise<void>;
  /** Resolves when it has ended, however that came about. */
  readonly ended: Promise<void>;
}

/** A program of a test, around the same App. */
export interface AppProgram {
  readonly file: URL;
  /** What it needs beside the App's own settings. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface AppProcessOptions {
  readonly port: number;
  readonly data: string;
  /** The PostgreSQL database that it uses instead of the embedded one. */
  readonly databaseUrl?: string;
  readonly github: string;
  readonly app: { readonly id: number; readonly privateKey: string; readonly webhookSecret: string };
  /** File that its log goes to. */
  readonly logFile: string;
  /** Milliseconds between two writes; none unless told, for a local GitHub needs none. */
  readonly writeSpacing?: number;
  /** Run instead of main.ts. */
  readonly program?: AppProgram;
}

const bootPatience = 60_000;

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

/**
 * Starts the App against a GitHub and waits until it is ready.
 * @throws {Error} when it ends or is not ready in time; the message names its log.
 */
export async function startAppProcess(options: AppProcessOptions): Promise<AppProcess> {
  const github = new URL(options.github);
  const log = createWriteStream(options.logFile, { flags: 'a' });
  const { file, environment } = options.program ?? {
    file: new URL('../main.ts', import.meta.url),
    environment: {},
  };
  const child = spawn(process.execPath, [fileURLToPath(file)], {
    env: {
      ...environment,
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      APP_ID: String(options.app.id),
      PRIVATE_KEY: options.app.privateKey,
      WEBHOOK_SECRET: options.app.webhookSecret,
      GHE_HOST: github.host,
      GHE_PROTOCOL: github.protocol.replace(':', ''),
      WIRED_CHAOS_WRITE_SPACING: String(options.writeSpacing ?? 0),
      // This GitHub answers at once or never.
      WIRED_CHAOS_EFFECT_LEASE: '1000',
      HOST: '127.0.0.1',
      PORT: String(options.port),
      LOG_LEVEL: 'info',
      WIRED_CHAOS_DATA: options.data,
      DATABASE_URL: options.databaseUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${options.port}`;
  await Promise.race([
    untilReady(url),
    ended.then(([code]) => {
      throw new Error(`the App ended with ${code} while it started; its log is ${options.logFile}`);
    }),
  ]).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await ended;
    }
    log.end();
  };
  return {
    url,
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ended: ended.then(() => {}),
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + bootPatience;
  while (Date.now() < deadline) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  throw new Error(`the App is not ready after ${bootPatience / 1000} s`);
}
