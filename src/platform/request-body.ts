import type { IncomingMessage } from 'node:http';

/** Why a body was not read to its end. */
export type BodyProblem = 'too large' | 'too slow' | 'cut off';

/**
 * Reads the body of a request, holding at most `maximumBytes` of it.
 * @param limits.milliseconds how long the whole body may take.
 */
export function readBody(
  request: IncomingMessage,
  limits: { maximumBytes: number; milliseconds: number },
): Promise<Uint8Array | BodyProblem> {
  if (Number(request.headers['content-length'] ?? 0) > limits.maximumBytes)
    return Promise.resolve('too large');
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const onData = (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > limits.maximumBytes) finish('too large');
      else chunks.push(chunk);
    };
    const onEnd = () => {
      // Most bodies arrive in one piece, and copying it would leave as much for the garbage collector.
      const [only] = chunks;
      finish(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
    };
    const onBroken = () => finish('cut off');
    const timer = setTimeout(() => finish('too slow'), limits.milliseconds);
    const finish = (result: Uint8Array | BodyProblem) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onBroken);
      resolve(result);
    };
    request.on('error', onBroken);
    request.on('data', onData).on('end', onEnd).on('close', onBroken);
  });
}
