import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sonarqubeToken: SecretRule = {
  id: 'secret/sonarqube-token',
  title: 'A SonarQube token is in the diff',
  provider: 'SonarQube',
  keywords: ['sqp_', 'squ_', 'sqa_'],
  pattern: freeStanding(/sq[apu]_[0-9a-f]{40}/),
  longest: 44,
  entropy: 2.8,
  remedy: 'Revoke it in SonarQube under My Account > Security and issue a new one.',
  source: ['SonarQube Docs: Managing tokens'],
};
