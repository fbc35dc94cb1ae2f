import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const ngrokAuthtoken: SecretRule = {
  id: 'secret/ngrok-authtoken',
  title: 'An ngrok authtoken is in the diff',
  provider: 'ngrok',
  keywords: ['ngrok'],
  pattern: assigned('ngrok', /[12][A-Za-z0-9]{24,27}_[A-Za-z0-9]{20,24}/i),
  longest: longestAssigned + 53,
  entropy: 2.8,
  remedy: 'Revoke it in the ngrok dashboard under Your Authtoken and issue a new one.',
  source: ['ngrok Docs: Authtokens'],
};
