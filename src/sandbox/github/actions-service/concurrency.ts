import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { WorkflowRun } from '../state/workflow.ts';
import { readWorkflowDocument } from './workflow-document.ts';

/** Which runs exclude one another. */
export interface Concurrency {
  /** Runs of one group of one repository run one at a time. GitHub ignores case. */
  readonly group: string;
  readonly cancelInProgress: boolean;
}

function dictionary(values: Readonly<Record<string, string | boolean | number>>): data.Dictionary {
  const entries = Object.entries(values).map(([key, value]) => ({
    key,
    value: toData(value),
  }));
  return new data.Dictionary(...entries);
}

function contexts(run: WorkflowRun, actor: string, repository: string): data.Dictionary {
  const { ref, sha, name, headRef, baseRef } = run.trigger;
  const github = dictionary({
    workflow: run.name,
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    sha,
    event_name: name,
    head_ref: headRef,
    base_ref: baseRef,
    actor,
    repository,
    run_id: String(run.id),
    run_number: String(run.number),
  });
  const event = run.trigger.payload;
  github.add('event', toData(event));
  return new data.Dictionary(
    { key: 'github', value: github },
    { key: 'inputs', value: dictionary(run.inputs) },
    { key: 'vars', value: new data.Dictionary() },
  );
}

function toData(value: unknown): data.ExpressionData {
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  if (typeof value === 'object' && value !== null) {
    return new data.Dictionary(...Object.entries(value).map(([key, one]) => ({ key, value: toData(one) })));
  }
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  return typeof value === 'boolean' ? new data.BooleanData(value) : new data.Null();
}

function evaluate(expression: string, values: data.Dictionary): string {
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, ['github', 'inputs', 'vars'], []).parse();
  return new Evaluator(tree, values).evaluate().coerceString();
}

const fill = (template: string, values: data.Dictionary): string =>
  template.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression, values));

/**
 * The workflow-level concurrency of a run, or null when it has none.
 * @throws {Error} when an expression in it is wrong.
 */
export function concurrencyOf(run: WorkflowRun, actor: string, repository: string): Concurrency | null {
  const { concurrency } = readWorkflowDocument(run.file);
  if (concurrency === null) return null;
  const values = contexts(run, actor, repository);
  const group = fill(concurrency.group, values).toLowerCase();
  const { cancelInProgress } = concurrency;
  const cancel =
    typeof cancelInProgress === 'boolean' ? cancelInProgress : fill(cancelInProgress, values) === 'true';
  return { group: `${run.repositoryId} ${group}`, cancelInProgress: cancel };
}
