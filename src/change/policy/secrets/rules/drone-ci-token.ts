import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const droneCiToken: SecretRule = {
  id: 'secret/drone-ci-token',
  title: 'A Drone CI token is in the diff',
  provider: 'Drone CI',
  keywords: ['drone'],
  pattern: assigned('drone', /[A-Za-z0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt("the Drone server's /account"),
  source: ['Drone: CLI authentication'],
};
