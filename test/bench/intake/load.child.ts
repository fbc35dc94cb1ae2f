import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { z } from 'zod';

// The sender of deliveries, in a process of its own and as lean as can be, so that what is measured is the server: raw
// keep-alive sockets, and requests that are built once, in which only the GUID changes.

const { port, connections, amount, warmUp, path, event, signature, bodyFile } = z
  .object({
    port: z.number(),
    connections: z.number(),
    /** How many deliveries are measured. */
    amount: z.number(),
    /** How many are sent before. */
    warmUp: z.number(),
    path: z.string(),
    event: z.string(),
    signature: z.string(),
    bodyFile: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const body = readFileSync(bodyFile);
const head = [
  `POST ${path} HTTP/1.1`,
  `Host: 127.0.0.1:${port}`,
  'Accept: */*',
  'User-Agent: GitHub-Hookshot/0123456',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  `X-GitHub-Event: ${event}`,
  'X-GitHub-Hook-ID: 1',
  'X-GitHub-Hook-Installation-Target-ID: 1',
  'X-GitHub-Hook-Installation-Target-Type: integration',
  `X-Hub-Signature-256: ${signature}`,
  `X-GitHub-Delivery: ${randomUUID()}`,
  '',
  '',
].join('\r\n');
const template = Buffer.concat([Buffer.from(head), body]);
const guidLength = 36;
const guidAt = head.length - 4 - guidLength;

let left = warmUp;
let measuring = false;
let refused = 0;
let answered = 0;
let times: number[] = [];
const acknowledged: string[] = [];
let allAnswered: () => void = () => {};

/** Sends one delivery after another over one connection. */
function sender(): { start(): void; ended: Promise<void> } {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const request = Buffer.from(template);
  let guid = '';
  let began = 0;
  let answer = '';

  function send(): void {
    if (left === 0) return;
    left -= 1;
    guid = randomUUID();
    request.write(guid, guidAt, 'latin1');
    began = performance.now();
    socket.write(request);
  }

  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
    if (!isWhole(answer)) return;
    if (measuring) times.push(performance.now() - began);
    if (/^HTTP\/1\.1 20[02] /.test(answer)) acknowledged.push(guid);
    else refused += 1;
    answer = '';
    answered += 1;
    if (answered === (measuring ? amount : warmUp)) allAnswered();
    send();
  });
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  // A server that was killed resets its connections; what it acknowledged before is what counts.
  socket.on('error', () => {});
  return { start: send, ended };
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(answer.slice(0, end + 2))?.[1];
  if (length === undefined) return answer.endsWith('0\r\n\r\n');
  return answer.length >= end + 4 + Number(length);
}

const senders = Array.from({ length: connections }, sender);
const gone = Promise.all(senders.map(({ ended }) => ended)).then(() => {});

/** Sends so many, and resolves when all are answered or the server is gone. */
async function run(count: number): Promise<void> {
  answered = 0;
  left = count;
  const all = new Promise<void>((resolve) => {
    allAnswered = resolve;
  });
  for (const { start } of senders) start();
  await Promise.race([all, gone]);
}

if (warmUp > 0) await run(warmUp);
measuring = true;
times = [];
refused = 0;
const began = performance.now();
await run(amount);
const seconds = (performance.now() - began) / 1000;
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
process.stdout.write(
  JSON.stringify({ perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), refused, acknowledged }),
  () => process.exit(0),
);
