import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const axiomPersonalToken: SecretRule = {
  id: 'secret/axiom-personal-token',
  title: 'An Axiom personal token is in the diff',
  provider: 'Axiom',
  keywords: ['xapt-'],
  pattern: freeStanding(/xapt-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: 41,
  entropy: 2.75,
  remedy: revokeAt('app.axiom.co/profile'),
  source: ['Axiom: Personal access tokens'],
};
