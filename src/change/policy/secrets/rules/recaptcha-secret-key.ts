import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const recaptchaSecretKey: SecretRule = {
  id: 'secret/recaptcha-secret-key',
  title: 'A reCAPTCHA secret key is in the diff',
  provider: 'reCAPTCHA',
  keywords: ['recaptcha', 're_captcha'],
  pattern: assigned('re_?captcha', /6L[A-Za-z0-9_-]{38}/i, 'secret|private'),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in the reCAPTCHA admin console under Settings and issue a new one.',
  source: ['reCAPTCHA: Verifying the response'],
};
