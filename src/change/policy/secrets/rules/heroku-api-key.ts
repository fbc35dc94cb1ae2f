import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const herokuApiKey: SecretRule = {
  id: 'secret/heroku-api-key',
  title: 'A Heroku API key is in the diff',
  provider: 'Heroku',
  keywords: ['hrku-'],
  pattern: freeStanding(
    /HRKU-(?:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}|[A-Za-z0-9_-]{56,64})/,
  ),
  longest: 69,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.heroku.com/account > API Key > Regenerate'),
  source: ['Heroku: OAuth and API token formats'],
};
