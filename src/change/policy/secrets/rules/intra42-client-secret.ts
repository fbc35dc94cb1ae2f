import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const intra42ClientSecret: SecretRule = {
  id: 'secret/intra42-client-secret',
  title: 'A 42 Intra application secret is in the diff',
  provider: '42 Intra',
  keywords: ['s-s4t2'],
  pattern: freeStanding(/s-s4t2(?:ud|af)-[a-f0-9]{64}/),
  longest: 73,
  entropy: 2.75,
  remedy: revokeAt('profile.intra.42.fr/oauth/applications'),
  source: ['42 API: Getting started'],
};
