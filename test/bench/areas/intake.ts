import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeMiddleware, Probot } from 'probot';
import { systemClock } from '../../../src/platform/clock.ts';
import { createIntake, webhookPath } from '../../../src/platform/intake.ts';
import { createJournalInbox } from '../../../src/platform/journal/inbox.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { createLog } from '../../../src/platform/log.ts';
import { createPayloadCipher } from '../../../src/platform/payload-cipher.ts';
import type { Area, Row } from '../row.ts';
import { throwawayKey } from '../throwaway-key.ts';

const connections = 50;
const secret = randomBytes(32).toString('hex');
const payload = Buffer.from(
  JSON.stringify({ action: 'opened', installation: { id: 1 }, filler: randomBytes(10_000).toString('hex') }),
);
const signature = `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`;

/** Signed, real-size deliveries over HTTP: ours durable before the 202, plain Probot with an empty handler. */
export const intake: Area = {
  name: 'intake',
  async measure({ long }) {
    const amount = long ? 40_000 : 8_000;
    const plain = await measure(await probotServer(), amount);
    const ours = await withOurs((server) => measure(server, amount));
    const ratio = ours.perSecond / plain.perSecond;
    return [
      row(
        'deliveries, durable before the 202',
        ours.perSecond,
        '1/s',
        plain.perSecond,
        'ratio >= 0.9',
        ratio >= 0.9,
      ),
      row('p99', ours.p99, 'ms', plain.p99, '<= 50', ours.p99 <= 50),
      row('answers other than 202', ours.refused, '', plain.refused, '<= 0', ours.refused === 0),
    ];
  },
};

function row(
  name: string,
  value: number,
  unit: string,
  baselineValue: number,
  target: string,
  ok: boolean,
): Row {
  const ratio = baselineValue === 0 ? null : value / baselineValue;
  return { area: 'intake', name, value, unit, baseline: 'plain Probot', baselineValue, ratio, target, ok };
}

async function probotServer(): Promise<Server> {
  const probot = new Probot({ appId: 1, privateKey: throwawayKey(), secret, logLevel: 'fatal' });
  const middleware = await createNodeMiddleware((app) => app.on('pull_request', () => {}), {
    probot,
    webhooksPath: webhookPath,
  });
  return createServer((req, res) => void middleware(req, res));
}

async function withOurs<T>(use: (server: Server) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-bench-'));
  const log = createLog({ level: 'silent' });
  const journal = openJournal({ directory, log });
  const handler = createIntake({
    inbox: createJournalInbox({
      journal,
      cipher: createPayloadCipher([randomBytes(32)]),
      clock: systemClock,
    }),
    secrets: [secret],
    log,
  });
  try {
    return await use(createServer((req, res) => void handler(req, res)));
  } finally {
    journal.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measure(server: Server, amount: number) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  await load(port, agent, Math.min(1000, amount));
  const began = performance.now();
  const { times, refused } = await load(port, agent, amount);
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  server.closeAllConnections();
  server.close();
  times.sort((a, b) => a - b);
  return { perSecond: amount / seconds, p99: times[Math.floor(times.length * 0.99)] ?? 0, refused };
}

async function load(port: number, agent: Agent, amount: number) {
  const times: number[] = [];
  let left = amount;
  let refused = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        const began = performance.now();
        if ((await deliver(port, agent)) !== 202) refused += 1;
        times.push(performance.now() - began);
      }
    }),
  );
  return { times, refused };
}

function deliver(port: number, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const post = request(
      {
        port,
        agent,
        method: 'POST',
        path: webhookPath,
        headers: {
          'content-type': 'application/json',
          'content-length': payload.length,
          'x-github-event': 'pull_request',
          'x-github-delivery': randomUUID(),
          'x-hub-signature-256': signature,
        },
      },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    post.on('error', reject).end(payload);
  });
}
