import { z } from 'zod';

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
