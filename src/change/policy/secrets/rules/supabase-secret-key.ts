import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const supabaseSecretKey: SecretRule = {
  id: 'secret/supabase-secret-key',
  title: 'A Supabase secret key is in the diff',
  provider: 'Supabase',
  keywords: ['sb_secret_'],
  pattern: freeStanding(/sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}|sb_secret_[A-Za-z0-9]{30,50}/),
  longest: 60,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Supabase Dashboard under Project Settings > API Keys and issue a new one.',
  source: ['Supabase Docs: API keys'],
};
