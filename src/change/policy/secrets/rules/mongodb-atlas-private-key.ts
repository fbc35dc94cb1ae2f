import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mongodbAtlasPrivateKey: SecretRule = {
  id: 'secret/mongodb-atlas-private-key',
  title: 'A MongoDB Atlas private API key is in the diff',
  provider: 'MongoDB Atlas',
  keywords: ['atlas', 'mcli_'],
  pattern: assigned(
    'mongodb_?-?atlas|mongo_?-?atlas|atlas(?=[_-]?(?:private|api))|mcli_',
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  ),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Atlas under Organization Access > API Keys and issue a new one.',
  source: ['MongoDB Atlas: Programmatic API keys'],
};
