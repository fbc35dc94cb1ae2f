import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hcaptchaSecret: SecretRule = {
  id: 'secret/hcaptcha-secret',
  title: 'An hCaptcha secret is in the diff',
  provider: 'hCaptcha',
  keywords: ['es_'],
  pattern: freeStanding(/ES_[a-f0-9]{32}/),
  longest: 35,
  entropy: 2.75,
  remedy: revokeAt('dashboard.hcaptcha.com/settings'),
  source: ['hCaptcha: Developer guide'],
};
