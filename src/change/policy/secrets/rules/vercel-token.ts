import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vercelToken: SecretRule = {
  id: 'secret/vercel-token',
  title: 'A Vercel token is in the diff',
  provider: 'Vercel',
  keywords: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
  pattern: freeStanding(/vc[piark]_[A-Za-z0-9_-]{24,90}/),
  longest: 94,
  entropy: 3.5,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Vercel under Account Settings > Tokens and issue a new one.',
  source: ['https://vercel.com/changelog/new-token-formats-and-secret-scanning'],
};
