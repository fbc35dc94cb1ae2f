import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vercelEdgeConfig: SecretRule = {
  id: 'secret/vercel-edge-config',
  title: 'A Vercel Edge Config connection string is in the diff',
  provider: 'Vercel Edge Config',
  keywords: ['/ecfg_'],
  pattern: freeStanding(
    /https:\/\/edge-config\.vercel\.com\/ecfg_[a-z0-9]{20,40}\?token=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  ),
  longest: 119,
  remedy: 'Revoke it in Vercel under Storage > the store > Tokens and issue a new one.',
  source: ['Vercel Docs: Edge Config'],
};
