import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dailyApiKey: SecretRule = {
  id: 'secret/daily-api-key',
  title: 'A Daily API key is in the diff',
  provider: 'Daily',
  keywords: [
    'daily_api',
    'daily-api',
    'daily.api',
    'dailyapi',
    'dailyco',
    'daily.co',
    'daily_co',
    'daily-co',
  ],
  pattern: assigned('daily[_.-]?(?:co|api)', /[a-f0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 2.75,
  remedy: revokeAt('dashboard.daily.co/developers'),
  source: ['Daily: API keys'],
};
