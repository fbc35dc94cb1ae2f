import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const freemiusSecret: SecretRule = {
  id: 'secret/freemius-secret',
  title: 'A Freemius secret key is in the diff',
  provider: 'Freemius',
  keywords: ['freemius'],
  pattern: assigned('freemius', 'sk_[!-&(-~]{29}'),
  longest: longestAssigned + 32,
  entropy: 3.3,
  remedy: revokeAt('dashboard.freemius.com > Settings > Keys'),
  source: ['Freemius: API'],
};
