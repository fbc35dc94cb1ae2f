import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const langfuseSecretKey: SecretRule = {
  id: 'secret/langfuse-secret-key',
  title: 'A Langfuse secret key is in the diff',
  provider: 'Langfuse',
  keywords: ['sk-lf-'],
  pattern: freeStanding(/sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 42,
  entropy: 2.8,
  remedy: 'Revoke it in Langfuse under Project Settings > API Keys and issue a new one.',
  source: ['https://langfuse.com/docs'],
};
