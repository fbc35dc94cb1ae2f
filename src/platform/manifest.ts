import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Manifest = z.object({
  default_permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])),
  default_events: z.array(z.string()),
});

/** What the App asks for, by app.yml: permissions by name, and the events that it subscribes to. */
export interface AppManifest {
  readonly permissions: Readonly<Record<string, 'read' | 'write' | 'admin'>>;
  readonly events: readonly string[];
}

/** Reads app.yml, which belongs to the program. */
export function readManifest(): AppManifest {
  const file = new URL('../../app.yml', import.meta.url);
  const manifest = Manifest.parse(parse(readFileSync(file, 'utf8')));
  return { permissions: manifest.default_permissions, events: manifest.default_events };
}
