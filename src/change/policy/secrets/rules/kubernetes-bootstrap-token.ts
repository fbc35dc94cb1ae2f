import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kubernetesBootstrapToken: SecretRule = {
  id: 'secret/kubernetes-bootstrap-token',
  title: 'A Kubernetes bootstrap token is in the diff',
  provider: 'Kubernetes',
  keywords: ['bootstrap', 'kubeadm'],
  pattern: assigned('bootstrap|kubeadm|token', /[a-z0-9]{6}\.[a-z0-9]{16}/, 'token|tls-bootstrap-token'),
  longest: longestAssigned + 23,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('kubeadm token delete'),
  source: ['Kubernetes: Bootstrap tokens'],
};
