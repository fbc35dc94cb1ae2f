import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const personaSandboxKey: SecretRule = {
  id: 'secret/persona-sandbox-key',
  title: 'A Persona sandbox API key is in the diff',
  provider: 'Persona',
  keywords: ['persona_sandbox_'],
  pattern: freeStanding(/persona_sandbox_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 52,
  entropy: 2.8,
  remedy: 'Revoke it in the Persona Dashboard under API > API Keys and issue a new one.',
  source: ['Persona Docs: API keys'],
  weight: 'warn',
};
