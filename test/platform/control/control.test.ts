import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ControlFailed, runThere } from '../../../src/platform/control/client.ts';
import { type ControlIo, listenForControl, type RunCommand } from '../../../src/platform/control/server.ts';
import { controlSocket } from '../../../src/platform/control/socket-path.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startChild } from '../child.ts';
import { eventually } from '../eventually.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const log = createLog({ level: 'silent' });
const asked = { argv: ['queue', 'list'], user: 'dana', directory: '/somewhere' };

async function listen(run: RunCommand, socket = controlSocket(temporaryDirectory(), { make: true })) {
  const server = await listenForControl({ socket, run, log });
  onTestFinished(() => server.close());
  return { socket, server };
}

/** Takes what a command prints, in the order it is printed. */
function printer() {
  const printed: string[] = [];
  return {
    printed,
    out: (text: string) => void printed.push(`out ${text}`),
    err: (text: string) => void printed.push(`err ${text}`),
  };
}

function post(socketPath: string, body: string, path = '/run'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const onResponse = (response: IncomingMessage) => resolve(response.resume().statusCode);
    ask({ socketPath, path, method: 'POST' }, onResponse).on('error', reject).end(body);
  });
}

test('a command runs where the socket is, and prints and ends here', async () => {
  const seen: unknown[] = [];
  const { socket } = await listen(async (request, io) => {
    seen.push(request);
    io.out('one\n');
    io.err('two\n');
    await io.drained();
    io.out('three “ü”\n');
    return 1;
  });
  const { printed, ...io } = printer();
  expect(await runThere(socket, asked, io)).toBe(1);
  expect(printed).toEqual(['out one\n', 'err two\n', 'out three “ü”\n']);
  expect(seen).toEqual([asked]);
});

test('only this user can use the socket', async () => {
  const { socket } = await listen(async () => 0);
  expect(statSync(socket).mode & 0o777).toBe(0o600);
});

test('where nobody listens nothing runs: no socket, or one that a crash left behind', async () => {
  const socket = controlSocket(temporaryDirectory(), { make: true });
  expect(await runThere(socket, asked, printer())).toBeNull();
  const child = startChild(`
    const { createServer } = await import('node:net');
    createServer().listen(${JSON.stringify(socket)}, () => console.log('listening'));
  `);
  await eventually(() => expect(child.lines).toEqual(['listening']));
  await child.kill();
  expect(await runThere(socket, asked, printer())).toBeNull();
  await listen(async () => 7, socket);
  expect(await runThere(socket, asked, printer())).toBe(7);
});

test('what is no socket is not removed', async () => {
  const socket = controlSocket(temporaryDirectory(), { make: true });
  writeFileSync(socket, 'precious');
  await expect(listen(async () => 0, socket)).rejects.toThrow('is not a socket');
});

test('an App that ends before its command is no success', async () => {
  const { socket } = await listen(async (_, io) => {
    io.out('half\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new Error('the stores are gone');
  });
  const { printed, ...io } = printer();
  await expect(runThere(socket, asked, io)).rejects.toThrow(/ended before the command did/);
  await expect(runThere(socket, asked, io)).rejects.toThrow(ControlFailed);
  expect(printed[0]).toBe('out half\n');
});

test('what is no request, or too long a one, is refused', async () => {
  const { socket } = await listen(async () => 0);
  expect(await post(socket, '{"argv":[]}')).toBe(400);
  expect(await post(socket, 'no JSON')).toBe(400);
  expect(await post(socket, JSON.stringify(asked), '/elsewhere')).toBe(404);
  expect(await post(socket, 'x'.repeat(65 * 1024))).toBe(413);
});

test('more commands at once than a few are refused, with what to do', async () => {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let started = 0;
  const { socket } = await listen(async () => {
    started += 1;
    await ended;
    return 0;
  });
  const running = [1, 2, 3, 4].map(() => runThere(socket, asked, printer()));
  await eventually(() => expect(started).toBe(4));
  await expect(runThere(socket, asked, printer())).rejects.toThrow('4 commands run already; try again');
  end();
  expect(await Promise.all(running)).toEqual([0, 0, 0, 0]);
});

test('a long output comes in bounded pieces, whole, also to a slow reader', async () => {
  const text = 'ü'.repeat(1_000_000);
  const { socket } = await listen(async (_, io) => {
    for (let page = 0; page < 5; page += 1) {
      io.out(text);
      await io.drained();
    }
    return 0;
  });
  let length = 0;
  let longest = 0;
  const exit = await runThere(socket, asked, {
    out: (piece) => {
      length += piece.length;
      longest = Math.max(longest, piece.length);
    },
    err: () => {},
    drained: () => new Promise((resolve) => setImmediate(resolve)),
  });
  expect({ exit, length }).toEqual({ exit: 0, length: 5_000_000 });
  expect(longest).toBeLessThanOrEqual(32 * 1024);
});

test('who prints to nobody is told, and closing waits for commands that run', async () => {
  let problem = '';
  const { socket, server } = await listen(async (_, io: ControlIo) => {
    try {
      for (;;) {
        io.out('x'.repeat(100_000));
        await io.drained();
      }
    } catch (error) {
      problem = String(error);
      return 0;
    }
  });
  const request = ask({ socketPath: socket, path: '/run', method: 'POST' }, (response) => response.destroy());
  request.on('error', () => {}).end(JSON.stringify(asked));
  await eventually(() => expect(problem).toContain('nobody reads'));
  await server.close();
  expect(await runThere(socket, asked, printer())).toBeNull();
});

test('a server that is none of ours is not believed', async () => {
  const socket = controlSocket(temporaryDirectory(), { make: true });
  const server = createServer((_, response) => response.end('hello\n'));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => void server.close());
  await expect(runThere(socket, asked, printer())).rejects.toThrow(ControlFailed);
});

test('a data directory with a long path is spoken to elsewhere, where only this user can', async () => {
  const directory = join(temporaryDirectory(), 'a'.repeat(60), 'b'.repeat(60));
  mkdirSync(directory, { recursive: true });
  const socket = controlSocket(directory, { make: true });
  expect(socket.length).toBeLessThan(104);
  await listen(async () => 5, socket);
  expect(await runThere(controlSocket(directory, { make: false }), asked, printer())).toBe(5);
});
