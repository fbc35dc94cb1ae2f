import { z } from 'zod';
import { parsePrivateKey } from './private-key.ts';

/** The credentials before the present ones, while they are rotated. */
export const rotationVariables = {
  PRIVATE_KEY_PREVIOUS: {
    purpose:
      "the App's private key before PRIVATE_KEY, which signs in while GitHub does not accept the new one",
    example: '"-----BEGIN RSA PRIVATE KEY-----\\n…", or the same in base64',
  },
  PRIVATE_KEY_PREVIOUS_PATH: {
    purpose: 'the file with that key, instead of PRIVATE_KEY_PREVIOUS',
    example: './wired-chaos.previous.private-key.pem',
  },
  WEBHOOK_SECRET_PREVIOUS: {
    purpose: 'the secret before WEBHOOK_SECRET, by which deliveries are believed, too, until it is removed',
    example: 'what WEBHOOK_SECRET was before',
  },
} as const;

/** The secret that deliveries are told by. */
export const webhookSecret = z
  .string()
  .refine(
    (secret) => secret !== 'development',
    "is Probot's well-known example, so anyone could forge deliveries",
  )
  .min(16, 'is shorter than 16 characters, so it can be guessed');

/** The private key of an App, in any of the forms that people paste. */
export const privateKey = z.string().transform((text, context): string => {
  try {
    return parsePrivateKey(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.addIssue({ code: 'custom', message: `cannot be used: ${reason}` });
    return z.NEVER;
  }
});

/** How they are read. */
export const rotationValues = {
  PRIVATE_KEY_PREVIOUS: privateKey.optional(),
  PRIVATE_KEY_PREVIOUS_PATH: z.string().optional(),
  WEBHOOK_SECRET_PREVIOUS: webhookSecret.optional(),
};
