import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const artifactoryReferenceToken: SecretRule = {
  id: 'secret/artifactory-reference-token',
  title: 'A JFrog Artifactory reference token is in the diff',
  provider: 'JFrog Artifactory',
  keywords: ['cmvmdgtu'],
  pattern: freeStanding(/cmVmdGtu[A-Za-z0-9]{56}/),
  longest: 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Artifactory > Administration > Access Tokens'),
  source: ['JFrog: Reference tokens'],
};
