import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hcaptchaLegacySecret: SecretRule = {
  id: 'secret/hcaptcha-legacy-secret',
  title: 'An hCaptcha secret of the old form is in the diff',
  provider: 'hCaptcha',
  keywords: ['hcaptcha'],
  pattern: assigned('hcaptcha', /0x[A-Fa-f0-9]{40}/, 'secret(?:[_ -]?key)?'),
  longest: longestAssigned + 42,
  entropy: 2.75,
  remedy: revokeAt('dashboard.hcaptcha.com/settings'),
  source: ['hCaptcha: Developer guide'],
};
