import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleRecaptchaSecret: SecretRule = {
  id: 'secret/google-recaptcha-secret',
  title: 'A Google reCAPTCHA secret key is in the diff',
  provider: 'Google reCAPTCHA',
  keywords: ['captcha'],
  pattern: assigned('captcha', /6L[A-Za-z0-9_-]{38}/, 'secret(?:[_ -]?key)?|private[_ -]?key'),
  longest: longestAssigned + 40,
  entropy: 3.3,
  remedy: revokeAt('google.com/recaptcha/admin > Settings'),
  source: ['reCAPTCHA: Verify the response'],
};
