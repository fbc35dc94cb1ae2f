import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const inngestSigningKey: SecretRule = {
  id: 'secret/inngest-signing-key',
  title: 'An Inngest signing key is in the diff',
  provider: 'Inngest',
  keywords: ['signkey-'],
  pattern: freeStanding(/signkey-(?:prod|test|branch|staging)-[a-f0-9]{32,64}/),
  longest: 80,
  entropy: 2.75,
  remedy: revokeAt('app.inngest.com > Manage > Signing key > Rotate'),
  source: ['Inngest: Signing keys'],
};
