import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const awsMwsKey: SecretRule = {
  id: 'secret/aws-mws-key',
  title: 'An Amazon MWS auth token is in the diff',
  provider: 'Amazon MWS',
  keywords: ['amzn.mws.'],
  pattern: freeStanding(/amzn\.mws\.[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: 45,
  entropy: 2.75,
  remedy: revokeAt('sellercentral.amazon.com > Settings > User Permissions'),
  source: ['Amazon MWS: Developer guide'],
};
