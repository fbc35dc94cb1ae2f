import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { safeMethods } from '../../../domain/replay.ts';
import type { Address, Gatekeeper } from './reach.ts';

/** One request as it is sent. */
export interface Question {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** Milliseconds that the whole answer may take. */
  readonly timeout: number;
  /** Bytes of a body that are read; what is longer is cut off. */
  readonly maxBody: number;
}

/** What came back. Everything in it is untrusted. */
export interface Answer {
  readonly status: number;
  /** Names in small letters; every value of a name by itself. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** The body was longer than what is read, or could not be unpacked within that. */
  readonly cut: boolean;
  /** From the request to the end of the answer. */
  readonly ms: number;
  /** Until when the certificate holds, in milliseconds since 1970; null without TLS. */
  readonly certificateUntil: number | null;
}

const unpackers: Readonly<
  Record<string, (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

const closedMeanwhile = new Error('the connection was closed meanwhile');

/** Connections of one verification; close them in the end. */
export class Asker {
  readonly #gatekeeper: Gatekeeper;
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: 32 });
  // Without kept sessions every connection shows the certificate that is served now.
  readonly #https: HttpsAgent;

  /** @param ca certificates, in PEM, of an authority of one's own; Node's are used where none is given. */
  constructor(gatekeeper: Gatekeeper, { ca }: { readonly ca?: string } = {}) {
    this.#gatekeeper = gatekeeper;
    this.#https = new HttpsAgent({
      keepAlive: true,
      maxSockets: 32,
      maxCachedSessions: 0,
      ...(ca === undefined ? {} : { ca }),
    });
  }

  /**
   * Asks once; follows no redirect.
   * @throws {OutOfReach} when it may not be asked
   * @throws {Error} when there was no whole answer; the message says why, without what was sent
   */
  async ask(question: Question): Promise<Answer> {
    const addresses = await this.#gatekeeper.admit(question.url);
    const began = performance.now();
    const signal = AbortSignal.timeout(question.timeout);
    try {
      const incoming = await this.#send(question, addresses, signal).catch((error: unknown) => {
        if (error !== closedMeanwhile) throw error;
        return this.#send(question, addresses, signal);
      });
      // Once the answer has ended the connection is somebody else's, or gone.
      const until = certificateUntil(incoming);
      const { body, cut } = await read(incoming, question.maxBody);
      const ms = performance.now() - began;
      const unpacked = await unpack(body, incoming.headers['content-encoding'], question.maxBody);
      return {
        status: incoming.statusCode ?? 0,
        headers: pairs(incoming.rawHeaders),
        body: unpacked ?? Buffer.alloc(0),
        cut: cut || unpacked === null,
        ms,
        certificateUntil: until,
      };
    } catch (error) {
      if (signal.aborted) throw new Error(`There was no answer within ${question.timeout} ms.`);
      throw new Error(`There was no answer: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  #send({ method, url, headers, body }: Question, addresses: readonly Address[], signal: AbortSignal) {
    const secure = url.protocol === 'https:';
    return new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = (secure ? requestHttps : requestHttp)(url, {
        method,
        agent: secure ? this.#https : this.#http,
        headers: {
          'accept-encoding': 'identity',
          ...headers,
          ...(body === null ? {} : { 'content-length': String(body.length) }),
        },
        lookup: pinned(addresses),
        signal,
        maxHeaderSize: 64 * 1024,
      });
      outgoing.once('response', resolve).once('error', (error: NodeJS.ErrnoException) => {
        // The service let a connection go that was kept for more. What is safe is asked once more on another one.
        const isStale = outgoing.reusedSocket && error.code === 'ECONNRESET' && safeMethods.has(method);
        reject(isStale ? closedMeanwhile : error);
      });
      outgoing.once('upgrade', (_, socket) => {
        socket.destroy();
        reject(new Error('it changed the protocol'));
      });
      outgoing.end(body ?? undefined);
    });
  }
}

/** Answers with what was judged, whatever the name would resolve to now. */
function pinned(addresses: readonly Address[]): LookupFunction {
  return (_, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

async function read(incoming: IncomingMessage, most: number): Promise<{ body: Buffer; cut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop destroys the connection, so nothing more of it is received.
    if (size > most) return { body: Buffer.concat(chunks).subarray(0, most), cut: true };
  }
  return { body: Buffer.concat(chunks), cut: false };
}

/** The body as it was before it was packed; null when it cannot be had within the bound. */
async function unpack(body: Buffer, encoding: string | undefined, most: number): Promise<Buffer | null> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '' || body.length === 0) return body;
  const unpacker = Object.hasOwn(unpackers, name) ? unpackers[name] : undefined;
  try {
    return (await unpacker?.(body, { maxOutputLength: most })) ?? null;
  } catch {
    return null;
  }
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    (raw[2 * index] ?? '').toLowerCase(),
    raw[2 * index + 1] ?? '',
  ]);
}

function certificateUntil({ socket }: IncomingMessage): number | null {
  if (!(socket instanceof TLSSocket)) return null;
  const { valid_to: until } = socket.getPeerCertificate();
  return until === undefined ? null : Date.parse(until);
}

/** All values of a header, joined as RFC 9110, 5.3 says; null when it is absent. */
export function headerOf(answer: Pick<Answer, 'headers'>, name: string): string | null {
  const values = answer.headers.filter(([one]) => one === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}
