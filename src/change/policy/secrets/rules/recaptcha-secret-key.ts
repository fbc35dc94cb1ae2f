import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const recaptchaSecretKey: SecretRule = {
  id: 'secret/recaptcha-secret-key',
  title: 'A reCAPTCHA secret key is in the diff',
  provider: 'reCAPTCHA',
  keywords: ['recaptcha', 're_captcha'],
  pattern: namedValue('re_?captcha', /6L[A-Za-z0-9_-]{38}/, 'secret|private'),
  longest: beforeValue + 40,
  entropy: 2.8,
  remedy: 'Revoke it in the reCAPTCHA admin console under Settings and issue a new one.',
  source: ['reCAPTCHA: Verifying the response'],
};
