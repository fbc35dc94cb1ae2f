import type { DetectedSecret } from '../detect.ts';
import type { SecretWords } from '../found-secret.ts';
import { isPlaceholder } from '../placeholder.ts';

export const railsKey: SecretWords = {
  id: 'secret/rails-master-key',
  title: 'The key of encrypted credentials of Rails is in the diff',
  provider: 'the Rails application',
  remedy:
    'Take every credential in config/credentials.yml.enc for exposed and replace it, make a new key with ' +
    'rails credentials:edit, and ignore the file in Git.',
  source: ['Rails Guides: Securing Rails Applications, Custom Credentials'],
};

const path = /(?:^|\/)config\/(?:master|credentials\/[\w-]{1,40})\.key$/;

/** The key that is all of a file whose path alone says what it is; null for other files. */
export function keyFile(name: string, text: string): DetectedSecret | null {
  if (!path.test(name) || text.length > 200) return null;
  const secret = text.trim();
  if (!/^[0-9a-f]{32,64}$/.test(secret) || isPlaceholder(secret)) return null;
  const start = text.indexOf(secret);
  const end = start + secret.length;
  return { found: { rule: railsKey, start, end, secret }, start, end, encoded: false };
}
