import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vercelBlobToken: SecretRule = {
  id: 'secret/vercel-blob-token',
  title: 'A Vercel Blob read and write token is in the diff',
  provider: 'Vercel Blob',
  keywords: ['vercel_blob_rw_'],
  pattern: freeStanding(/vercel_blob_rw_[A-Za-z0-9]{10,20}_[A-Za-z0-9]{28,36}/),
  longest: 72,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Vercel under Storage > the store > Settings and issue a new one.',
  source: ['Vercel Docs: Vercel Blob'],
};
