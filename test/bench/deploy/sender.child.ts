import { writeFileSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { z } from 'zod';

// Sends requests at a steady rate, whether earlier ones have been answered or not, until its standard input ends. Then
// writes what became of each: when it was sent (Unix milliseconds), how long it took, and whether it was answered as it
// should be. One in ten is a POST, which nobody may repeat.

const { port, perSecond, file } = z
  .object({ port: z.number(), perSecond: z.number(), file: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const agent = new Agent({ keepAlive: true, maxSockets: 2000, maxFreeSockets: 2000, scheduling: 'lifo' });
const methods = ['GET', 'GET', 'GET', 'HEAD', 'GET', 'PUT', 'GET', 'DELETE', 'GET', 'POST'] as const;
const patience = 30_000;
const results: { at: number; took: number; method: string; problem: string | null }[] = [];
let sent = 0;
let open = 0;
let ending = false;

function send(): void {
  const method = methods[sent % methods.length] ?? 'GET';
  sent += 1;
  open += 1;
  const at = Date.now();
  const began = performance.now();
  let told = false;
  const tell = (problem: string | null) => {
    if (told) return;
    told = true;
    open -= 1;
    results.push({ at, took: performance.now() - began, method, problem });
    if (ending && open === 0) finish();
  };
  const length = method === 'PUT' || method === 'POST' ? { 'content-length': 0 } : {};
  const request = ask(
    { agent, host: '127.0.0.1', port, method, path: '/page', headers: length },
    (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.once('end', () => {
        const whole = size === (method === 'HEAD' ? 0 : 1024);
        if (response.statusCode !== 200) tell(`status ${response.statusCode}`);
        else tell(whole && response.complete ? null : 'cut off');
      });
      response.once('error', () => tell('cut off'));
    },
  );
  request.setTimeout(patience, () => request.destroy(new Error('no answer')));
  request.once('error', (error) => tell(error.message));
  request.end();
}

const began = performance.now();
const timer = setInterval(() => {
  for (const due = ((performance.now() - began) / 1000) * perSecond; sent < due; ) send();
}, 5);
process.stdin.resume().once('end', () => {
  clearInterval(timer);
  ending = true;
  if (open === 0) finish();
});

function finish(): void {
  writeFileSync(file, JSON.stringify(results));
  process.exit(0);
}
