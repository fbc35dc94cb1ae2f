import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const jetbrainsToken: SecretRule = {
  id: 'secret/jetbrains-token',
  title: 'A JetBrains Hub or YouTrack permanent token is in the diff',
  provider: 'JetBrains Hub or YouTrack',
  keywords: ['perm:', 'perm-'],
  pattern: freeStanding(
    /perm(?::|-)[A-Za-z0-9+/]{4,80}={0,2}\.[A-Za-z0-9+/]{2,80}={0,2}\.[A-Za-z0-9]{20,64}/,
  ),
  longest: 235,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('YouTrack > Profile > Account Security > Tokens'),
  source: ['YouTrack: Manage permanent tokens'],
};
