import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const squareSandboxSecret: SecretRule = {
  id: 'secret/square-sandbox-secret',
  title: 'A Square sandbox OAuth secret is in the diff',
  provider: 'Square',
  keywords: ['sq0csb-'],
  pattern: freeStanding(/sandbox-sq0csb-[A-Za-z0-9_-]{43}/),
  longest: 58,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Square Developer Console under OAuth and issue a new one.',
  source: ['Square Developer: Sandbox'],
  weight: 'warn',
};
