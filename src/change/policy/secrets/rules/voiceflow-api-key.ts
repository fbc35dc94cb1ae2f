import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const voiceflowApiKey: SecretRule = {
  id: 'secret/voiceflow-api-key',
  title: 'A Voiceflow API key is in the diff',
  provider: 'Voiceflow',
  keywords: ['vf.dm.', 'vf.ws.'],
  pattern: freeStanding(/VF\.(?:DM|WS)\.[0-9a-f]{24}\.[A-Za-z0-9]{16}/),
  longest: 47,
  entropy: 2.8,
  remedy: 'Revoke it in Voiceflow under Settings > API keys and issue a new one.',
  source: ['Voiceflow Docs: API keys'],
};
