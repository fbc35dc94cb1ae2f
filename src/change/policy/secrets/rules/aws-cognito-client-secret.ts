import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsCognitoClientSecret: SecretRule = {
  id: 'secret/aws-cognito-client-secret',
  title: 'An Amazon Cognito app client secret is in the diff',
  provider: 'Amazon Cognito',
  keywords: ['cognito'],
  pattern: assigned('cognito', /[a-z0-9]{48,56}/),
  longest: longestAssigned + 56,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('the Cognito console > User pool > App clients'),
  source: ['Amazon Cognito: App clients'],
};
