import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const akamaiEdgegridToken: SecretRule = {
  id: 'secret/akamai-edgegrid-token',
  title: 'An Akamai EdgeGrid token is in the diff',
  provider: 'Akamai',
  keywords: ['akab-'],
  pattern: freeStanding(/akab-[a-z0-9]{16}-[a-z0-9]{16}/),
  longest: 38,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('control.akamai.com > Identity & Access > API clients'),
  source: ['Akamai TechDocs: Authenticate with EdgeGrid'],
};
