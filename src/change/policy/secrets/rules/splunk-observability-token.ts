import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const splunkObservabilityToken: SecretRule = {
  id: 'secret/splunk-observability-token',
  title: 'A Splunk Observability access token is in the diff',
  provider: 'Splunk Observability',
  keywords: ['splunk', 'signalfx', 'sfx_'],
  pattern: assigned('splunk|signalfx|sfx_', /[A-Za-z0-9_-]{22}/i),
  longest: longestAssigned + 22,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Splunk Observability under Settings > Access Tokens and issue a new one.',
  source: ['Splunk Docs: Create and manage organization access tokens'],
};
