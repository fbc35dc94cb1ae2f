import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const huggingfaceOrganizationToken: SecretRule = {
  id: 'secret/huggingface-organization-token',
  title: 'A Hugging Face organization token is in the diff',
  provider: 'Hugging Face',
  keywords: ['api_org_'],
  pattern: freeStanding(/api_org_[A-Za-z0-9]{34,40}/),
  longest: 48,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('huggingface.co/settings/tokens'),
  source: ['Hugging Face Hub: User access tokens'],
};
