import { connect } from 'node:net';
import { z } from 'zod';

// As many requests as are answered, over raw keep-alive connections with one under way each: prints requests a second
// and the quantiles of their times, in milliseconds.

const { port, connections, warmUp, milliseconds } = z
  .object({ port: z.number(), connections: z.number(), warmUp: z.number(), milliseconds: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const head = [
  'GET /page?id=1 HTTP/1.1',
  `Host: 127.0.0.1:${port}`,
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language: en-US,en;q=0.5',
  'Accept-Encoding: gzip, deflate, br',
  'Cookie: session=0123456789abcdef0123456789abcdef; theme=dark',
  '',
  '',
].join('\r\n');
const request = Buffer.from(head);
const times: number[] = [];
let measuring = false;
let stopped = false;
let failed = 0;

for (let one = 0; one < connections; one += 1) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let answer = '';
  let began = 0;
  const send = () => {
    if (stopped) return;
    began = performance.now();
    socket.write(request);
  };
  socket.on('connect', send);
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
    if (!isWhole(answer)) return;
    if (!answer.startsWith('HTTP/1.1 200')) failed += 1;
    answer = '';
    if (measuring) times.push(performance.now() - began);
    send();
  });
  socket.on('error', () => {
    failed += 1;
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(answer.slice(0, end + 2))?.[1];
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= end + 4 + Number(length);
}

const pause = (span: number) => new Promise((resolve) => setTimeout(resolve, span));
await pause(warmUp);
measuring = true;
const began = performance.now();
await pause(milliseconds);
const seconds = (performance.now() - began) / 1000;
stopped = true;
times.sort((one, other) => one - other);
const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
process.stdout.write(
  JSON.stringify({ perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed }),
  () => process.exit(0),
);
