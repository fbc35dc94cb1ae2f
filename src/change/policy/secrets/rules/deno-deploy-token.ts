import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const denoDeployToken: SecretRule = {
  id: 'secret/deno-deploy-token',
  title: 'A Deno Deploy access token is in the diff',
  provider: 'Deno Deploy',
  keywords: ['ddp_', 'ddo_', 'ddw_'],
  pattern: freeStanding(/dd(?:p|o|w)_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dash.deno.com/account#access-tokens'),
  source: ['Deno Deploy: Access tokens'],
};
