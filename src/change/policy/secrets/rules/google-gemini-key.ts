import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleGeminiKey: SecretRule = {
  id: 'secret/google-gemini-key',
  title: 'A Google Gemini API key is in the diff',
  provider: 'Google Gemini',
  keywords: ['aq.ab'],
  pattern: freeStanding(/AQ\.Ab[A-Za-z0-9_-]{40,70}/),
  longest: 75,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('aistudio.google.com/api-keys'),
  source: ['Gemini API: Using API keys'],
};
