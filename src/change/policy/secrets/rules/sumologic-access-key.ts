import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sumologicAccessKey: SecretRule = {
  id: 'secret/sumologic-access-key',
  title: 'A Sumo Logic access key is in the diff',
  provider: 'Sumo Logic',
  keywords: ['sumologic', 'sumo_logic', 'sumo-logic', 'sumo_'],
  pattern: namedValue('sumo_?-?logic|sumo_', /[A-Za-z0-9]{64}/),
  longest: beforeValue + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Sumo Logic under Administration > Security > Access Keys and issue a new one.',
  source: ['Sumo Logic Docs: Access keys'],
};
