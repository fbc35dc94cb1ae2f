import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const llamacloudApiKey: SecretRule = {
  id: 'secret/llamacloud-api-key',
  title: 'A LlamaCloud API key is in the diff',
  provider: 'LlamaCloud',
  keywords: ['llx-'],
  pattern: freeStanding(/llx-[A-Za-z0-9]{44,52}/),
  longest: 56,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in LlamaCloud under API Key and issue a new one.',
  source: ['LlamaIndex Docs: Get an API key'],
};
