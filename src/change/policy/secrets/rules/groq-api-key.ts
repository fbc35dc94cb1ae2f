import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const groqApiKey: SecretRule = {
  id: 'secret/groq-api-key',
  title: 'A Groq API key is in the diff',
  provider: 'Groq',
  keywords: ['gsk_'],
  pattern: freeStanding(/gsk_[A-Za-z0-9]{48,56}/),
  longest: 60,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.groq.com/keys'),
  source: ['Groq: Quickstart'],
};
