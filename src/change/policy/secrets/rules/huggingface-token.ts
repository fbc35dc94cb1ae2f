import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const huggingfaceToken: SecretRule = {
  id: 'secret/huggingface-token',
  title: 'A Hugging Face access token is in the diff',
  provider: 'Hugging Face',
  keywords: ['hf_'],
  pattern: freeStanding(/hf_[A-Za-z0-9]{34,40}/),
  longest: 43,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('huggingface.co/settings/tokens'),
  source: ['Hugging Face Hub: User access tokens'],
};
