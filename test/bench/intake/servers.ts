import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { webhookPath } from '../../../src/platform/intake.ts';
import { type AppProcess, freePort, startAppProcess } from '../../../src/sandbox/app-process.ts';
import { type LocalGitHub, startGitHub } from '../../../src/sandbox/github/server.ts';
import { throwawayKey } from '../throwaway-key.ts';

/** A server that takes deliveries, in a process of its own. */
export interface BenchServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Plain Probot with an empty handler. */
export async function startProbot(secret: string): Promise<BenchServer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./probot.child.ts', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      BENCH_SECRET: secret,
      BENCH_KEY: throwawayKey(),
      BENCH_PATH: webhookPath,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => {
      throw new Error('Probot did not start');
    }),
  ]);
  return {
    port: Number(String(line).trim()),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** The App, as in production, installed on a local GitHub. */
export interface BenchApp {
  readonly secret: string;
  readonly installation: number;
  readonly port: number;
  /** Where its journal is. */
  readonly data: string;
  start(): Promise<AppProcess>;
  close(): Promise<void>;
}

const Manifest = z.object({
  default_permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])),
  default_events: z.array(z.string()),
});

/** @param options.databaseUrl a PostgreSQL database for it instead of the data directory. */
export async function prepareApp(options: {
  readonly directory: string;
  readonly secret: string;
  readonly databaseUrl?: string;
}): Promise<BenchApp> {
  const { directory, secret } = options;
  const github: LocalGitHub = await startGitHub({ directory: join(directory, 'github') });
  github.seed.addUser({ login: 'mira' });
  github.seed.addOrganisation('acme', { members: { mira: 'admin' } });
  const manifest = fileURLToPath(new URL('../../../app.yml', import.meta.url));
  const { default_permissions: permissions, default_events: events } = Manifest.parse(
    parse(await readFile(manifest, 'utf8')),
  );
  const port = await freePort();
  const { id, privateKey } = await github.seed.registerApp({
    name: 'wired-chaos',
    permissions,
    events,
    webhookUrl: `http://127.0.0.1:${port}${webhookPath}`,
    webhookSecret: secret,
  });
  const installation = github.seed.installApp({ app: id, account: 'acme', repositories: 'all' });
  const data = join(directory, 'app');
  const start = () =>
    startAppProcess({
      port,
      data,
      github: github.url,
      app: { id, privateKey, webhookSecret: secret },
      logFile: join(directory, 'app.log'),
      ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
    });
  return { secret, installation, port, data, start, close: () => github.close() };
}
