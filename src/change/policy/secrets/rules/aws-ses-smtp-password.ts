import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsSesSmtpPassword: SecretRule = {
  id: 'secret/aws-ses-smtp-password',
  title: 'An Amazon SES SMTP password is in the diff',
  provider: 'Amazon SES',
  keywords: ['smtp', 'amazonaws', 'ses_'],
  pattern: assigned('ses|smtp|amazonaws', /B[A-Za-z0-9+/]{43}/, 'pass(?:word|wd)?|secret'),
  longest: longestAssigned + 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt("the IAM console > Users, by deleting the SMTP user's access key"),
  source: ['Amazon SES: SMTP credentials'],
};
