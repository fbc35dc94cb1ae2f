import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vkAccessToken: SecretRule = {
  id: 'secret/vk-access-token',
  title: 'A VK access token is in the diff',
  provider: 'VK',
  keywords: ['vk1.a.'],
  pattern: freeStanding(/vk1\.a\.[A-Za-z0-9_-]{80,300}/),
  longest: 306,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in VK under Settings > Security > End all sessions and issue a new one.',
  source: ['VK for Developers: Access token'],
};
