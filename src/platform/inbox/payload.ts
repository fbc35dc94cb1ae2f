import { z } from 'zod';

/** A stored body is not what GitHub sends, and never will be. */
export class MalformedPayload extends Error {
  constructor(problem: string, options?: ErrorOptions) {
    super(
      `${problem}. Whoever sent it has the webhook secret: if that is not GitHub, replace the secret.`,
      options,
    );
    this.name = 'MalformedPayload';
  }
}

/** What every payload may have; the rest is read by whoever handles the event. */
const Envelope = z.looseObject({
  installation: z.object({ id: z.number().int().positive() }).nullish(),
});

/**
 * Reads the body of a delivery.
 * @returns the whole payload, and the id of the installation; null for events of the App itself, such as `ping`.
 * @throws {MalformedPayload} when it is not UTF-8, not JSON, no object, or its installation has no number.
 */
export function parsePayload(body: Uint8Array): { payload: object; installation: number | null } {
  const payload = parse(decode(body));
  const envelope = Envelope.safeParse(payload);
  if (!envelope.success || typeof payload !== 'object' || payload === null)
    throw new MalformedPayload('The body is JSON, but not that of a delivery');
  return { payload, installation: envelope.data.installation?.id ?? null };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch (error) {
    throw new MalformedPayload('The body is not UTF-8', { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MalformedPayload('The body is not JSON', { cause: error });
  }
}
