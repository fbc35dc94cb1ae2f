import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hubspotPrivateAppToken: SecretRule = {
  id: 'secret/hubspot-private-app-token',
  title: 'A HubSpot private app token is in the diff',
  provider: 'HubSpot',
  keywords: ['pat-'],
  pattern: freeStanding(
    /pat-(?:na|eu|ap)\d{1,2}-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/,
  ),
  longest: 45,
  entropy: 2.75,
  remedy: revokeAt('app.hubspot.com > Settings > Integrations > Private Apps'),
  source: ['HubSpot: Private apps'],
};
