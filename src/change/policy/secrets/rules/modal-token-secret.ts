import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const modalTokenSecret: SecretRule = {
  id: 'secret/modal-token-secret',
  title: 'A Modal token secret is in the diff',
  provider: 'Modal',
  keywords: ['modal_token', 'modal-token'],
  pattern: assigned('modal(?=[_-]?token)', /as-[A-Za-z0-9]{22}/i),
  longest: longestAssigned + 25,
  entropy: 2.8,
  remedy: 'Revoke it in Modal under Settings > API Tokens and issue a new one.',
  source: ['Modal Docs: modal token'],
};
