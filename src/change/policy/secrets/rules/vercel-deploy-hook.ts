import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vercelDeployHook: SecretRule = {
  id: 'secret/vercel-deploy-hook',
  title: 'A Vercel deploy hook is in the diff',
  provider: 'Vercel',
  keywords: ['/integrations/deploy/'],
  pattern: freeStanding(
    /https:\/\/api\.vercel\.com\/v1\/integrations\/deploy\/prj_[A-Za-z0-9]{20,36}\/[A-Za-z0-9]{8,16}/,
  ),
  longest: 103,
  remedy: 'Revoke it in Vercel under Project Settings > Git > Deploy Hooks and issue a new one.',
  source: ['Vercel Docs: Deploy hooks'],
  weight: 'warn',
};
