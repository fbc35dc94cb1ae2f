import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sumologicAccessKey: SecretRule = {
  id: 'secret/sumologic-access-key',
  title: 'A Sumo Logic access key is in the diff',
  provider: 'Sumo Logic',
  keywords: ['sumologic', 'sumo_logic', 'sumo-logic', 'sumo_'],
  pattern: assigned('sumo_?-?logic|sumo_', /[A-Za-z0-9]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Sumo Logic under Administration > Security > Access Keys and issue a new one.',
  source: ['Sumo Logic Docs: Access keys'],
};
