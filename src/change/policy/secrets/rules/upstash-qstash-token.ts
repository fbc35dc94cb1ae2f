import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const upstashQstashToken: SecretRule = {
  id: 'secret/upstash-qstash-token',
  title: 'An Upstash QStash token is in the diff',
  provider: 'Upstash QStash',
  keywords: ['qstash'],
  pattern: assigned('qstash', /eyJ[A-Za-z0-9_=+/-]{60,200}|sig_[A-Za-z0-9]{28}/i),
  longest: longestAssigned + 203,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Upstash console under QStash and issue a new one.',
  source: ['Upstash Docs: QStash API'],
};
