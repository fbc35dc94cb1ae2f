import { z } from 'zod';

/** What a change does that a zone can be about, whatever the technology. */
export const Operation = z.enum([
  'data.delete',
  'schema.drop',
  'schema.change',
  'infrastructure.destroy',
  'infrastructure.replace',
  'protection.remove',
  'identity.change',
  'key.destroy',
  'dns.change',
  'history.rewrite',
  'code.execute',
  'guard.weaken',
]);
export type Operation = z.infer<typeof Operation>;
