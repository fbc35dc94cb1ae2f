import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether the header `X-Hub-Signature-256` was made from these bytes with one of the secrets. Takes the same time
 * whichever part of the signature is wrong.
 * docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function isSigned(body: Uint8Array, header: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(header, 'utf8');
  let signed = false;
  for (const secret of secrets) {
    const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`, 'utf8');
    if (given.length === expected.length && timingSafeEqual(given, expected)) signed = true;
  }
  return signed;
}
