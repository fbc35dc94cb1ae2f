import { randomBytes } from 'node:crypto';

interface Offer {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly expiresAt: number;
}

/** "The link expires after 1 minute", of logs and of artifacts. */
const lifetime = 60_000;

/** Files behind addresses that need no authentication but are hard to guess and soon gone. */
export class Downloads {
  readonly #offers = new Map<string, Offer>();

  /** Offers a file. Returns the last part of its address. @param now milliseconds since the epoch */
  offer(content: Offer['content'], type: string, now: number): string {
    for (const [key, offer] of this.#offers) if (offer.expiresAt <= now) this.#offers.delete(key);
    const key = randomBytes(24).toString('base64url');
    this.#offers.set(key, { content, type, expiresAt: now + lifetime });
    return key;
  }

  /** The file, or 404 once it is gone. */
  answer(key: string, now: number): Response {
    const offer = this.#offers.get(key);
    if (offer === undefined || offer.expiresAt <= now) return new Response('Gone', { status: 404 });
    return new Response(offer.content, { headers: { 'content-type': offer.type } });
  }
}
