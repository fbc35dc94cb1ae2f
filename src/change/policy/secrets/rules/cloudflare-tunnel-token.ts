import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudflareTunnelToken: SecretRule = {
  id: 'secret/cloudflare-tunnel-token',
  title: 'A Cloudflare tunnel token is in the diff',
  provider: 'Cloudflare',
  keywords: ['eyjhijoi'],
  pattern: freeStanding(/eyJhIjoi[A-Za-z0-9+/_-]{100,400}={0,2}/, 'base64'),
  longest: 410,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('one.dash.cloudflare.com > Networks > Tunnels > Refresh token'),
  source: ['Cloudflare Tunnel: Tunnel tokens'],
};
