import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const supabaseAccessToken: SecretRule = {
  id: 'secret/supabase-access-token',
  title: 'A Supabase access token is in the diff',
  provider: 'Supabase',
  keywords: ['sbp_'],
  pattern: freeStanding(/sbp_(?:oauth_|v\d_)?[0-9a-f]{40}/),
  longest: 50,
  entropy: 2.8,
  remedy: 'Revoke it in the Supabase Dashboard under Account > Access Tokens and issue a new one.',
  source: ['Supabase Docs: Management API'],
};
