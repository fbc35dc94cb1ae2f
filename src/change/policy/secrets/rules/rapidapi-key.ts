import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const rapidapiKey: SecretRule = {
  id: 'secret/rapidapi-key',
  title: 'A RapidAPI key is in the diff',
  provider: 'RapidAPI',
  keywords: ['jsn'],
  pattern: freeStanding(/[0-9a-f]{10}msh[0-9a-f]{15}p1[0-9a-f]{5,6}jsn[0-9a-f]{12}/),
  longest: 51,
  entropy: 2.8,
  remedy: 'Revoke it in the RapidAPI dashboard under Apps > Authorization and issue a new one.',
  source: ['RapidAPI Docs: API keys'],
};
