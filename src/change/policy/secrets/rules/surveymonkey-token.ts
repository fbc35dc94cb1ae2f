import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const surveymonkeyToken: SecretRule = {
  id: 'secret/surveymonkey-token',
  title: 'A SurveyMonkey access token is in the diff',
  provider: 'SurveyMonkey',
  keywords: ['surveymonkey', 'survey_monkey'],
  pattern: namedValue('survey_?-?monkey', /[A-Za-z0-9._-]{80,200}/),
  longest: beforeValue + 200,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the SurveyMonkey developer site under My Apps and issue a new one.',
  source: ['SurveyMonkey API: Authentication'],
};
