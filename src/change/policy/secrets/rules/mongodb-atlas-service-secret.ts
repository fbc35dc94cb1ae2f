import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mongodbAtlasServiceSecret: SecretRule = {
  id: 'secret/mongodb-atlas-service-secret',
  title: 'A MongoDB Atlas service account secret is in the diff',
  provider: 'MongoDB Atlas',
  keywords: ['mdb_sa_sk_'],
  pattern: freeStanding(/mdb_sa_sk_[A-Za-z0-9_-]{36,48}/),
  longest: 58,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Atlas under Organization Access > Applications and issue a new one.',
  source: ['MongoDB Atlas: Service accounts'],
};
