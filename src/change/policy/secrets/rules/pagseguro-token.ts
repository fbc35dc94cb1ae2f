import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pagseguroToken: SecretRule = {
  id: 'secret/pagseguro-token',
  title: 'A PagSeguro token is in the diff',
  provider: 'PagSeguro',
  keywords: ['pagseguro', 'pagbank'],
  pattern: assigned(
    'pagseguro|pagbank',
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9a-f]{0,64}(?:-[0-9a-f-]{0,60})?|[0-9A-F]{32}/i,
  ),
  longest: longestAssigned + 161,
  entropy: 2.8,
  remedy: 'Revoke it in PagBank under Vendas > Integrações and issue a new one.',
  source: ['PagBank Developer: Token de autenticação'],
};
