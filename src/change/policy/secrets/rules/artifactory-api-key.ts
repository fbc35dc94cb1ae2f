import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const artifactoryApiKey: SecretRule = {
  id: 'secret/artifactory-api-key',
  title: 'A JFrog Artifactory API key is in the diff',
  provider: 'JFrog Artifactory',
  keywords: ['akcp'],
  pattern: freeStanding(/AKCp[A-Za-z0-9]{66,72}/),
  longest: 76,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Artifactory > Profile > Revoke API Key'),
  source: ['JFrog: API key'],
};
