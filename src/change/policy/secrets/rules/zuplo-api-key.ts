import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zuploApiKey: SecretRule = {
  id: 'secret/zuplo-api-key',
  title: 'A Zuplo API key is in the diff',
  provider: 'Zuplo',
  keywords: ['zpka_'],
  pattern: freeStanding(/zpka_[0-9a-f]{32}_[0-9a-f]{8}/),
  longest: 46,
  entropy: 2.8,
  remedy: 'Revoke it in the Zuplo Portal under Services > API keys and issue a new one.',
  source: ['Zuplo Docs: API key format'],
};
