import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const beamerApiKey: SecretRule = {
  id: 'secret/beamer-api-key',
  title: 'A Beamer API key is in the diff',
  provider: 'Beamer',
  keywords: ['beamer'],
  pattern: assigned('beamer', /b_[A-Za-z0-9+/=_-]{44}/),
  longest: longestAssigned + 46,
  entropy: 3.3,
  remedy: revokeAt('app.getbeamer.com/settings#api'),
  source: ['Beamer: API'],
};
