import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const figmaToken: SecretRule = {
  id: 'secret/figma-token',
  title: 'A Figma personal access token is in the diff',
  provider: 'Figma',
  keywords: ['figd_', 'figo_', 'figu_', 'figr_', 'figur_'],
  pattern: freeStanding(/fig(?:d|o|u|r|ur)_[A-Za-z0-9_-]{36,60}/),
  longest: 66,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('figma.com > Settings > Security > Personal access tokens'),
  source: ['Figma REST API: Authentication'],
};
