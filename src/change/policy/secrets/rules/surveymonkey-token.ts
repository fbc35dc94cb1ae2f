import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const surveymonkeyToken: SecretRule = {
  id: 'secret/surveymonkey-token',
  title: 'A SurveyMonkey access token is in the diff',
  provider: 'SurveyMonkey',
  keywords: ['surveymonkey', 'survey_monkey'],
  pattern: assigned('survey_?-?monkey', /[A-Za-z0-9._-]{80,200}/i),
  longest: longestAssigned + 200,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the SurveyMonkey developer site under My Apps and issue a new one.',
  source: ['SurveyMonkey API: Authentication'],
};
