import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hubspotLegacyKey: SecretRule = {
  id: 'secret/hubspot-legacy-key',
  title: 'A HubSpot API key of the old form is in the diff',
  provider: 'HubSpot',
  keywords: ['hubspot', 'hapikey'],
  pattern: assigned('hubspot|hapikey', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('app.hubspot.com > Settings > Integrations'),
  source: ['HubSpot: Authentication'],
};
