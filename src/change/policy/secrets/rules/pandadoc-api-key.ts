import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pandadocApiKey: SecretRule = {
  id: 'secret/pandadoc-api-key',
  title: 'A PandaDoc API key is in the diff',
  provider: 'PandaDoc',
  keywords: ['pandadoc', 'panda_doc', 'panda-doc'],
  pattern: assigned('panda_?-?doc', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in PandaDoc under Settings > API and issue a new one.',
  source: ['PandaDoc Developers: API key authentication'],
};
