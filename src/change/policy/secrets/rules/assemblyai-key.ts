import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const assemblyaiKey: SecretRule = {
  id: 'secret/assemblyai-key',
  title: 'An AssemblyAI API key is in the diff',
  provider: 'AssemblyAI',
  keywords: ['assemblyai', 'assembly_ai', 'assembly-ai', 'assembly.ai'],
  pattern: assigned('assembly[_-]?ai', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('assemblyai.com/app/api-keys'),
  source: ['AssemblyAI: Authentication'],
};
