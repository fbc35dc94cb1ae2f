import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const minioSecretKey: SecretRule = {
  id: 'secret/minio-secret-key',
  title: 'A MinIO secret key is in the diff',
  provider: 'MinIO',
  keywords: ['minio'],
  pattern: assigned('minio', /[A-Za-z0-9+/]{40}/i, 'secret'),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in MinIO with mc admin accesskey rm and issue a new one.',
  source: ['MinIO Docs: Access keys'],
};
