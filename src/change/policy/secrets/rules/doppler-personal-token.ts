import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dopplerPersonalToken: SecretRule = {
  id: 'secret/doppler-personal-token',
  title: 'A Doppler personal token is in the diff',
  provider: 'Doppler',
  keywords: ['dp.pt.'],
  pattern: freeStanding(/dp\.pt\.[A-Za-z0-9]{40,44}/),
  longest: 50,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.doppler.com > Tokens > Personal'),
  source: ['Doppler: Auth token formats'],
};
