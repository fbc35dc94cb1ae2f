import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const netlifyBuildHook: SecretRule = {
  id: 'secret/netlify-build-hook',
  title: 'A Netlify build hook is in the diff',
  provider: 'Netlify',
  keywords: ['/build_hooks/'],
  pattern: freeStanding(/https:\/\/api\.netlify\.com\/build_hooks\/[0-9a-f]{24}/),
  longest: 60,
  remedy: 'Revoke it in Netlify under Site configuration > Build hooks and issue a new one.',
  source: ['Netlify Docs: Build hooks'],
  weight: 'warn',
};
