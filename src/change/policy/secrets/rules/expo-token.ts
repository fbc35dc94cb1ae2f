import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const expoToken: SecretRule = {
  id: 'secret/expo-token',
  title: 'An Expo access token is in the diff',
  provider: 'Expo',
  keywords: [
    'expo_token',
    'expo-token',
    'expo.token',
    'expotoken',
    'expo_access',
    'expo-access',
    'expo.access',
    'expoaccess',
    'expo.dev',
  ],
  pattern: assigned('expo(?!rt|s)', /[A-Za-z0-9_-]{40}/),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('expo.dev/settings/access-tokens'),
  source: ['Expo: Programmatic access'],
};
