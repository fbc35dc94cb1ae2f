import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const phraseAccessToken: SecretRule = {
  id: 'secret/phrase-access-token',
  title: 'A Phrase access token is in the diff',
  provider: 'Phrase',
  keywords: ['phrase_', 'phrase-', 'phraseapp'],
  pattern: assigned('phrase(?:_?-?app)?(?=[_-]?(?:access|api|token|app))', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in Phrase under Profile settings > Access tokens and issue a new one.',
  source: ['Phrase Strings API: Authentication'],
};
