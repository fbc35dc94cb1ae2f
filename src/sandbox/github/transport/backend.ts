import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { gitEnvironment } from '../git/run.ts';

/** A request to git over HTTP, as its CGI program takes it. */
export interface BackendRequest {
  /** The bare repository. */
  readonly directory: string;
  /** Path below the repository: `/info/refs`, `/git-upload-pack`, `/git-receive-pack`. */
  readonly path: string;
  readonly request: Request;
  readonly user: string;
  /** Variables for the hooks of a push. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface BackendAnswer {
  readonly response: Response;
  /** Resolves when git has ended. */
  readonly ended: Promise<void>;
}

/**
 * Runs `git http-backend` for one request, streaming both ways; it inflates gzip bodies itself.
 * @see https://git-scm.com/docs/git-http-backend
 */
export async function runBackend(call: BackendRequest): Promise<BackendAnswer> {
  const { request } = call;
  const header = (name: string) => request.headers.get(name) ?? '';
  const child = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      ...call.environment,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROJECT_ROOT: call.directory,
      PATH_INFO: call.path,
      QUERY_STRING: new URL(request.url).search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: header('content-type'),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
      REMOTE_USER: call.user,
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  // A caller that goes away early is no failure of ours.
  const fed =
    request.body === null
      ? child.stdin.end()
      : request.body.pipeTo(Writable.toWeb(child.stdin)).catch(() => child.kill());
  void fed;
  ended.catch(() => {});
  const output = Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>;
  return { response: await parseCgi(output), ended };
}

/** Splits the CGI header off a stream and makes a response of both. */
async function parseCgi(stream: ReadableStream<Uint8Array>): Promise<Response> {
  const reader = stream.getReader();
  let start = Buffer.alloc(0);
  let end = -1;
  while (end < 0) {
    const { value, done } = await reader.read();
    if (done) return new Response('git gave no answer', { status: 500 });
    start = Buffer.concat([start, value]);
    end = start.indexOf('\r\n\r\n');
  }
  const headers = new Headers();
  let status = 200;
  for (const line of start.subarray(0, end).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else headers.append(name, value);
  }
  const rest = start.subarray(end + 4);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      if (rest.length > 0) controller.enqueue(new Uint8Array(rest));
    },
    pull: async (controller) => {
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => reader.cancel(),
  });
  return new Response(body, { status, headers });
}
