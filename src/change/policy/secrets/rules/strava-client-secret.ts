import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stravaClientSecret: SecretRule = {
  id: 'secret/strava-client-secret',
  title: 'A Strava client secret is in the diff',
  provider: 'Strava',
  keywords: ['strava'],
  pattern: assigned('strava', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in Strava under Settings > My API Application and issue a new one.',
  source: ['Strava Developers: Getting started'],
};
