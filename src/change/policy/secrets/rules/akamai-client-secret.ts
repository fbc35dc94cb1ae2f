import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const akamaiClientSecret: SecretRule = {
  id: 'secret/akamai-client-secret',
  title: 'An Akamai EdgeGrid client secret is in the diff',
  provider: 'Akamai',
  keywords: ['akamai', 'edgegrid', 'akab-'],
  pattern: assigned('akamai|edgegrid|akab-', /[A-Za-z0-9+/]{43}=/),
  longest: longestAssigned + 44,
  entropy: 3.3,
  remedy: revokeAt('control.akamai.com > Identity & Access > API clients'),
  source: ['Akamai TechDocs: Authenticate with EdgeGrid'],
};
