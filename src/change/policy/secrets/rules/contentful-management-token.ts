import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const contentfulManagementToken: SecretRule = {
  id: 'secret/contentful-management-token',
  title: 'A Contentful management token is in the diff',
  provider: 'Contentful',
  keywords: ['contentful', 'ctf_'],
  pattern: assigned(
    'contentful|(?<![a-z])ctf',
    /[A-Za-z0-9_-]{43}/,
    '(?:management|cma|cmapi)[_ -]?(?:api[_ -]?)?(?:access[_ -]?)?(?:token|key)',
  ),
  longest: longestAssigned + 43,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.contentful.com/account/profile/cma_tokens'),
  source: ['Contentful: Personal access tokens'],
};
