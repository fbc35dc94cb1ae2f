import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import { isTrue, jsonOf, type Scope, textOf } from '../expressions/evaluate.ts';
import { isString } from '../parser.ts';
import { WorkflowError } from '../workflow-error.ts';
import { type Combination, expandMatrix } from './matrix.ts';

/** One execution of a job: the only one, or one leg of its matrix. */
export interface Leg {
  /** Display name, without the names of calling jobs. */
  readonly name: string;
  readonly matrix: Combination;
  /** The `strategy` context. */
  readonly strategy: {
    readonly 'fail-fast': boolean;
    readonly 'job-index': number;
    readonly 'job-total': number;
    readonly 'max-parallel': number;
  };
}

/**
 * Expands a job into its legs.
 * @param scope With the contexts that `strategy` may use: github, needs, vars, inputs.
 * @throws {WorkflowError} when strategy or name cannot be evaluated.
 */
export function legsOf(id: string, job: MappingToken, scope: Scope): Leg[] {
  const strategy = job.find('strategy')?.assertMapping('strategy');
  const matrixToken = strategy?.find('matrix');
  const combinations = matrixToken ? combinationsOf(matrixToken, scope) : [{}];
  const failFast = strategy?.find('fail-fast');
  const maximum = strategy?.find('max-parallel');
  return combinations.map((matrix, index) => {
    const context = {
      'fail-fast': failFast ? isTrue(failFast, scope) : true,
      'job-index': index,
      'job-total': combinations.length,
      'max-parallel': maximum ? Number(jsonOf(maximum, scope)) : combinations.length,
    };
    const contexts = { ...scope.contexts, matrix, strategy: context };
    return { name: displayName(id, job, { ...scope, contexts }), matrix, strategy: context };
  });
}

function combinationsOf(token: Parameters<typeof jsonOf>[0], scope: Scope): Combination[] {
  try {
    return expandMatrix(jsonOf(token, scope));
  } catch (error) {
    if (error instanceof WorkflowError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new WorkflowError(message, scope.source.path, token.line ?? null);
  }
}

/** The job's `name`, or its key; with the values of the matrix behind it unless the name is an expression. */
function displayName(id: string, job: MappingToken, scope: Scope): string {
  const name = job.find('name');
  const base = name ? textOf(name, scope) || id : id;
  if (name && !isString(name)) return base;
  const values = leaves(scope.contexts.matrix);
  return values.length > 0 ? `${base} (${values.join(', ')})` : base;
}

function leaves(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [String(value)];
}
