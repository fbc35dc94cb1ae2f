import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const infisicalServiceToken: SecretRule = {
  id: 'secret/infisical-service-token',
  title: 'An Infisical service token is in the diff',
  provider: 'Infisical',
  keywords: ['st.'],
  pattern: freeStanding(/st\.[a-f0-9]{24}\.[a-f0-9]{32}\.[a-f0-9]{32}/),
  longest: 93,
  entropy: 2.75,
  remedy: revokeAt('app.infisical.com > Access control > Service tokens'),
  source: ['Infisical: Service tokens'],
};
