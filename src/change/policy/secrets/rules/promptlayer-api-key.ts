import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const promptlayerApiKey: SecretRule = {
  id: 'secret/promptlayer-api-key',
  title: 'A PromptLayer API key is in the diff',
  provider: 'PromptLayer',
  keywords: ['pl_'],
  pattern: freeStanding(/pl_[0-9a-f]{32}/),
  longest: 35,
  entropy: 2.8,
  remedy: 'Revoke it in PromptLayer under Settings > API Keys and issue a new one.',
  source: ['PromptLayer Docs: Quickstart'],
};
