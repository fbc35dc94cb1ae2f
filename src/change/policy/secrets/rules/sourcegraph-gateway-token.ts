import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sourcegraphGatewayToken: SecretRule = {
  id: 'secret/sourcegraph-gateway-token',
  title: 'A Sourcegraph gateway or license token is in the diff',
  provider: 'Sourcegraph',
  keywords: ['sgd_', 'slk_'],
  pattern: freeStanding(/(?:sgd|slk|sgph?)_[0-9a-f]{64}/),
  longest: 69,
  entropy: 2.8,
  remedy: 'Revoke it in Sourcegraph under User settings > Access tokens and issue a new one.',
  source: ['Sourcegraph Docs: Secret formats'],
};
