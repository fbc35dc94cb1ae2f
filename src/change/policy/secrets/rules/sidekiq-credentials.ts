import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sidekiqCredentials: SecretRule = {
  id: 'secret/sidekiq-credentials',
  title: 'A Sidekiq Enterprise credentials is in the diff',
  provider: 'Sidekiq Enterprise',
  keywords: ['contribsys'],
  pattern: freeStanding(
    /(?:BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM["']?\s{0,3}[:=]\s{0,3}["']?|https?:\/\/)[0-9a-f]{8}:[0-9a-f]{8}(?:@(?:enterprise|gems)\.contribsys\.com)?/,
  ),
  longest: 86,
  besides: { pattern: /contribsys/i, lines: 0 },
  remedy: 'Revoke it in Contributed Systems under your account and issue a new one.',
  source: ['Sidekiq Wiki: Commercial installation'],
};
