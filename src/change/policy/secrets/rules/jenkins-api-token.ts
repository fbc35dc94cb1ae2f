import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const jenkinsApiToken: SecretRule = {
  id: 'secret/jenkins-api-token',
  title: 'A Jenkins API token is in the diff',
  provider: 'Jenkins',
  keywords: ['jenkins'],
  pattern: assigned('jenkins', /(?:11[a-f0-9]{32}|[a-f0-9]{32})/),
  longest: longestAssigned + 34,
  entropy: 2.75,
  remedy: revokeAt('Jenkins > User > Security > API Token'),
  source: ['Jenkins: Authenticating scripted clients'],
};
