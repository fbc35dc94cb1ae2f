import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const renderDeployHook: SecretRule = {
  id: 'secret/render-deploy-hook',
  title: 'A Render deploy hook is in the diff',
  provider: 'Render',
  keywords: ['/deploy/srv-'],
  pattern: freeStanding(/https:\/\/api\.render\.com\/deploy\/srv-[a-z0-9]{20}\?key=[A-Za-z0-9_-]{11}/),
  longest: 70,
  remedy: 'Revoke it in the Render Dashboard under Settings > Deploy Hook and issue a new one.',
  source: ['Render Docs: Deploy hooks'],
};
