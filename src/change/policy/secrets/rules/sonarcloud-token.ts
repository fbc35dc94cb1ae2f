import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sonarcloudToken: SecretRule = {
  id: 'secret/sonarcloud-token',
  title: 'A SonarQube Cloud token is in the diff',
  provider: 'SonarQube Cloud',
  keywords: ['sonar'],
  pattern: assigned('sonar', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in SonarQube Cloud under My Account > Security and issue a new one.',
  source: ['SonarQube Cloud Docs: Managing personal access tokens'],
};
