import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const contentfulPersonalToken: SecretRule = {
  id: 'secret/contentful-personal-token',
  title: 'A Contentful personal access token is in the diff',
  provider: 'Contentful',
  keywords: ['cfpat-'],
  pattern: freeStanding(/CFPAT-[A-Za-z0-9_-]{43}/),
  longest: 49,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.contentful.com/account/profile/cma_tokens'),
  source: ['Contentful: Personal access tokens'],
};
