import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const hashicorpHcpSecret: SecretRule = {
  id: 'secret/hashicorp-hcp-secret',
  title: 'A HashiCorp Cloud Platform client secret is in the diff',
  provider: 'HashiCorp Cloud Platform',
  keywords: ['hcp_', 'hcp-', 'hashicorp'],
  pattern: assigned('(?<![a-z])hcp|hashicorp', /[A-Za-z0-9_-]{64}/, 'secret'),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.cloud.hashicorp.com > Access control > Service principals'),
  source: ['HCP: Service principals'],
};
