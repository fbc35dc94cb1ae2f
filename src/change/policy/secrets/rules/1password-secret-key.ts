import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const onepasswordSecretKey: SecretRule = {
  id: 'secret/1password-secret-key',
  title: 'A 1Password Secret Key is in the diff',
  provider: '1Password',
  keywords: ['a3-'],
  pattern: freeStanding(
    /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/,
  ),
  longest: 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('1password.com > Manage Account > Regenerate Secret Key'),
  source: ['1Password Support: About your Secret Key'],
};
