import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const splunkHecToken: SecretRule = {
  id: 'secret/splunk-hec-token',
  title: 'A Splunk HTTP event collector token is in the diff',
  provider: 'Splunk',
  keywords: ['splunk', 'hec_'],
  pattern: assigned('splunk|hec_', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Splunk under Settings > Data inputs > HTTP Event Collector and issue a new one.',
  source: ['Splunk Docs: Set up and use HTTP Event Collector'],
};
