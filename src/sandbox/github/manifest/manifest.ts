import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type AppInput, registerApp } from '../apps/register.ts';
import type { Context } from '../context.ts';
import type { Account, App } from '../state/account.ts';

/**
 * What a manifest form posts, as far as it matters here.
 * @see https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
const manifestSchema = z.object({
  name: z.string().min(1),
  url: z.string(),
  description: z.string().optional(),
  redirect_url: z.string().optional(),
  hook_attributes: z.object({ url: z.string().optional(), active: z.boolean().optional() }).optional(),
  default_events: z.array(z.string()).optional(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Reads the form's `manifest`. @throws {Error} when it is not JSON or lacks what every App has. */
export function parseManifest(text: string): Manifest {
  return manifestSchema.parse(JSON.parse(text));
}

/** A registration between the form and the exchange of its code, once. */
export class Registrations {
  readonly #byCode = new Map<string, { readonly manifest: Manifest; readonly owner: Account }>();

  /** Keeps a manifest. Returns the code that it can be exchanged for. */
  add(manifest: Manifest, owner: Account): string {
    const code = randomBytes(20).toString('hex');
    this.#byCode.set(code, { manifest, owner });
    return code;
  }

  /** Registers the App that a code stands for; null when it was used or never given. */
  async exchange(
    context: Context,
    code: string,
  ): Promise<{ readonly app: App; readonly privateKey: string; readonly secret: string } | null> {
    const found = this.#byCode.get(code);
    if (found === undefined) return null;
    this.#byCode.delete(code);
    const secret = randomBytes(20).toString('hex');
    const { app, privateKey } = await registerApp(context, found.owner, inputOf(found.manifest, secret));
    return { app, privateKey, secret };
  }
}

function inputOf(manifest: Manifest, webhookSecret: string): AppInput {
  const hook = manifest.hook_attributes;
  return {
    name: manifest.name,
    description: manifest.description ?? null,
    externalUrl: manifest.url,
    permissions: manifest.default_permissions ?? {},
    events: manifest.default_events ?? [],
    webhookUrl: hook?.active === false ? null : (hook?.url ?? null),
    webhookSecret,
  };
}
