import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const loopsApiKey: SecretRule = {
  id: 'secret/loops-api-key',
  title: 'A Loops API key is in the diff',
  provider: 'Loops',
  keywords: ['loops_api', 'loops-api'],
  pattern: assigned('loops(?=[_-]api)', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Loops under Settings > API and issue a new one.',
  source: ['https://loops.so/docs'],
};
