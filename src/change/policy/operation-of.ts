import type { Operation } from '../../domain/operation.ts';
import { rules } from './detectors.ts';

const operations = new Map<string, Operation | undefined>(rules.map(({ id, operation }) => [id, operation]));

/** What findings of a rule do; null for rules that are about no operation. */
export function operationOf(rule: string): Operation | null {
  return operations.get(rule) ?? null;
}
