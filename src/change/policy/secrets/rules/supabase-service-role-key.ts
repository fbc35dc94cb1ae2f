import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Whether the claims of a token give it the role that row level security does not hold back. */
function isServiceRole(token: string): boolean {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return /"role"\s{0,4}:\s{0,4}"service_role"/.test(claims);
}

export const supabaseServiceRoleKey: SecretRule = {
  id: 'secret/supabase-service-role-key',
  title: 'A Supabase service role key is in the diff',
  provider: 'Supabase',
  keywords: ['eyj'],
  pattern: freeStanding(/eyJ[A-Za-z0-9_-]{20,100}\.eyJ[A-Za-z0-9_-]{40,400}\.[A-Za-z0-9_-]{43}/),
  longest: 547,
  valid: isServiceRole,
  remedy: 'Disable it in the Supabase Dashboard under Project Settings > API Keys and issue a secret key.',
  source: ['Supabase Docs: API keys'],
};
