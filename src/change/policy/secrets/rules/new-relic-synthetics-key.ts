import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const newRelicSyntheticsKey: SecretRule = {
  id: 'secret/new-relic-synthetics-key',
  title: 'A New Relic private location key is in the diff',
  provider: 'New Relic',
  keywords: ['nrsp-'],
  pattern: freeStanding(/NRSP-[a-z]{2}\d{2}[0-9A-F]{32}/),
  longest: 41,
  entropy: 2.8,
  remedy: 'Revoke it in New Relic under Synthetic monitoring > Private locations and issue a new one.',
  source: ['New Relic Docs: Private locations'],
};
