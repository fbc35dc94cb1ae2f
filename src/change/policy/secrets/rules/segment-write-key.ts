import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const segmentWriteKey: SecretRule = {
  id: 'secret/segment-write-key',
  title: 'A Segment write key is in the diff',
  provider: 'Segment',
  keywords: ['segment_', 'segment-', 'segmentio', 'segmentwrite'],
  pattern: assigned('segment(?=[_-]?(?:io|write|api))', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Segment under Sources > Settings > API Keys and issue a new one.',
  source: ['Segment Docs: Find your write key'],
  weight: 'warn',
};
