import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicLicenseKey: SecretRule = {
  id: 'secret/new-relic-license-key',
  title: 'A New Relic license key is in the diff',
  provider: 'New Relic',
  keywords: ['nral'],
  pattern: freeStanding(/[0-9a-f]{36}NRAL|eu\d\dxx[0-9a-f]{30}NRAL|[0-9a-f]{32}FFFFNRAL/),
  longest: 40,
  entropy: 2.8,
  remedy: 'Revoke it in New Relic under API keys and issue a new one.',
  source: ['New Relic Docs: License key'],
};
