import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dopplerServiceToken: SecretRule = {
  id: 'secret/doppler-service-token',
  title: 'A Doppler service token is in the diff',
  provider: 'Doppler',
  keywords: ['dp.st.'],
  pattern: freeStanding(/dp\.st\.(?:|[A-Za-z0-9_-]{2,35}\.)[A-Za-z0-9]{40,44}/),
  longest: 86,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.doppler.com > Project > Access > Service Tokens'),
  source: ['Doppler: Auth token formats'],
};
