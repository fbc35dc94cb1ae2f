import { z } from 'zod';
import { derivePayloadKeys, payloadKeyBytes } from './payload-cipher.ts';

/** How payloads of deliveries are kept. */
export interface PayloadSettings {
  /** The first encrypts, all decrypt; see payload-cipher.ts. */
  readonly keys: readonly Uint8Array[];
  /** Milliseconds for which the payload of a handled delivery is kept. */
  readonly keepFor: number;
}

/** The variables, what they are for, and how they look. */
export const payloadVariables = {
  WIRED_CHAOS_PAYLOAD_KEYS: {
    purpose:
      "the keys that encrypt stored payloads: the first encrypts, all decrypt; by default they come from the App's private key",
    example: 'what "openssl rand -base64 32" prints; several with commas between to rotate',
  },
  WIRED_CHAOS_PAYLOAD_DAYS: {
    purpose: 'how many days the payload of a handled delivery is kept',
    example: '3',
  },
} as const;

/** How they are read. GitHub itself offers a delivery for redelivery for three days. */
export const payloadValues = {
  WIRED_CHAOS_PAYLOAD_KEYS: z.string().transform(keys).optional(),
  WIRED_CHAOS_PAYLOAD_DAYS: z
    .string()
    .regex(/^(?:[1-9]|[12]\d|30)$/, 'is not a number of days from 1 to 30')
    .transform(Number)
    .default(3),
};

type Values = z.infer<z.ZodObject<typeof payloadValues>>;

/**
 * What the variables say. Keys that are set are used before the derived ones, which go on decrypting, so that keys
 * can be introduced later.
 * @param privateKeys of the App, PEM texts, the present one first.
 */
export function payloadsOf(values: Values, privateKeys: readonly string[]): PayloadSettings {
  return {
    keys: [...(values.WIRED_CHAOS_PAYLOAD_KEYS ?? []), ...derivePayloadKeys(privateKeys)],
    keepFor: values.WIRED_CHAOS_PAYLOAD_DAYS * 24 * 3_600_000,
  };
}

/** Base64 of so many bytes, and nothing else: Node's decoder passes over what it does not know. */
function keys(text: string, context: z.RefinementCtx): Uint8Array[] {
  const parts = text.split(',').map((part) => part.trim());
  const read = parts.map((part) => Buffer.from(part, 'base64'));
  if (read.every((key, index) => key.length === payloadKeyBytes && key.toString('base64') === parts[index]))
    return read;
  context.addIssue({
    code: 'custom',
    message: `is not base64 of ${payloadKeyBytes} bytes, or several of them with commas between`,
  });
  return z.NEVER;
}
