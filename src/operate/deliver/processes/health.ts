import { get } from 'node:http';

/** What a probe found. `silent`: not even a bad answer, so that nobody is served either. */
export type Health =
  | { readonly kind: 'well' }
  | { readonly kind: 'sick'; readonly why: string }
  | { readonly kind: 'silent'; readonly why: string };

/** Asks a version how it is. A connection of its own each time, for one that is kept would not show that none is taken. */
export function probe(options: {
  readonly port: number;
  readonly path: string;
  readonly timeout: number;
}): Promise<Health> {
  const { port, path, timeout } = options;
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, path, agent: false, headers: { 'user-agent': 'wired-chaos-health' } },
      (response) => {
        clearTimeout(timer);
        const status = response.statusCode ?? 0;
        // Its body is of no interest, and may have no end.
        response.on('error', () => {});
        response.destroy();
        if (status >= 200 && status < 300) resolve({ kind: 'well' });
        else resolve({ kind: 'sick', why: `${path} answers ${status}` });
      },
    );
    const timer = setTimeout(() => {
      request.destroy();
      resolve({ kind: 'silent', why: `${path} does not answer within ${timeout} ms` });
    }, timeout);
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve({ kind: 'silent', why: `${path} cannot be asked (${error.code ?? error.message})` });
    });
  });
}
