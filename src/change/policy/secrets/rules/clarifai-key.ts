import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const clarifaiKey: SecretRule = {
  id: 'secret/clarifai-key',
  title: 'A Clarifai API key or token is in the diff',
  provider: 'Clarifai',
  keywords: ['clarifai'],
  pattern: assigned('clarifai', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('clarifai.com > Settings > Secrets'),
  source: ['Clarifai: Personal access tokens'],
};
