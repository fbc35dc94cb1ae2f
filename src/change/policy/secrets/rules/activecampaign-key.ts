import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const activecampaignKey: SecretRule = {
  id: 'secret/activecampaign-key',
  title: 'An ActiveCampaign API key is in the diff',
  provider: 'ActiveCampaign',
  keywords: ['activecampaign', 'active_campaign', 'active-campaign', 'active.campaign'],
  pattern: assigned('active[_-]?campaign', /[a-f0-9]{72}/),
  longest: longestAssigned + 72,
  entropy: 2.75,
  remedy: revokeAt('activecampaign.com > Settings > Developer'),
  source: ['ActiveCampaign: Authentication'],
};
