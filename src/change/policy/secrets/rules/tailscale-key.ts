import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tailscaleKey: SecretRule = {
  id: 'secret/tailscale-key',
  title: 'A Tailscale key is in the diff',
  provider: 'Tailscale',
  keywords: ['tskey-'],
  pattern: freeStanding(/tskey-(?:(?:auth|api|client|scim|webhook)-)?[A-Za-z0-9]{8,24}-[A-Za-z0-9]{16,48}/),
  longest: 87,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Tailscale admin console under Settings > Keys and issue a new one.',
  source: ['Tailscale Docs: Key prefixes'],
};
