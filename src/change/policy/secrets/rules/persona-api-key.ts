import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const personaApiKey: SecretRule = {
  id: 'secret/persona-api-key',
  title: 'A Persona API key is in the diff',
  provider: 'Persona',
  keywords: ['persona_production_'],
  pattern: freeStanding(/persona_production_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 55,
  entropy: 2.8,
  remedy: 'Revoke it in the Persona Dashboard under API > API Keys and issue a new one.',
  source: ['Persona Docs: API keys'],
};
