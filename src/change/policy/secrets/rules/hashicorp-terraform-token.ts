import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hashicorpTerraformToken: SecretRule = {
  id: 'secret/hashicorp-terraform-token',
  title: 'An HCP Terraform API token is in the diff',
  provider: 'HCP Terraform',
  keywords: ['.atlasv1.'],
  pattern: freeStanding(/[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}/),
  longest: 93,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.terraform.io/app/settings/tokens'),
  source: ['HCP Terraform: API tokens'],
};
