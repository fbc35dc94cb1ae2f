import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const crowdstrikeClientSecret: SecretRule = {
  id: 'secret/crowdstrike-client-secret',
  title: 'A CrowdStrike API client secret is in the diff',
  provider: 'CrowdStrike',
  keywords: ['crowdstrike', 'falcon'],
  pattern: assigned('crowdstrike|falcon', /[A-Za-z0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('falcon.crowdstrike.com > API clients and keys'),
  source: ['CrowdStrike: OAuth2 API clients'],
};
