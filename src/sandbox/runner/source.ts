import type { ActionTemplate } from '@actions/workflow-parser/actions/index';
import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import type { TemplateContext } from '@actions/workflow-parser/templates/template-context';
import type { MappingToken, TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import type { WorkflowFile } from '../contract.ts';
import { UnsupportedFeature } from '../contract.ts';
import { withFlatScalars } from './flat-scalars.ts';
import {
  convertActionTemplate,
  convertWorkflowTemplate,
  isMapping,
  isSequence,
  NoOperationTraceWriter,
  parseAction,
  parseWorkflow,
} from './parser.ts';
import { WorkflowError } from './workflow-error.ts';

/** The file that tokens come from: where errors point to. */
export interface Source {
  readonly path: string;
  readonly context: TemplateContext;
}

/** A workflow file that GitHub's parser found valid. Jobs are kept as tokens: they are evaluated when they run. */
export interface Workflow extends Source {
  readonly root: MappingToken;
  readonly name: string;
  readonly events: EventsConfig;
  readonly jobs: ReadonlyMap<string, MappingToken>;
}

/** An action's metadata file that GitHub's parser found valid. */
export interface Action extends Source {
  readonly root: MappingToken;
  readonly template: ActionTemplate;
}

/**
 * Parses and validates a workflow file.
 * @throws {WorkflowError} with GitHub's words when the file is not valid.
 */
export async function readWorkflow(file: WorkflowFile): Promise<Workflow> {
  const { context, value } = parseWorkflow(
    { name: file.path, content: withFlatScalars(file.content) },
    new NoOperationTraceWriter(),
  );
  const template = value ? await convertWorkflowTemplate(context, value) : undefined;
  const source = { path: file.path, context };
  if (!value || !template || template.errors) throw invalid(source);
  const root = asMapping(source, value, 'a workflow');
  const jobs = new Map<string, MappingToken>();
  const jobsToken = root.find('jobs');
  for (const [id, job] of jobsToken ? entries(source, jobsToken) : [])
    jobs.set(id, asMapping(source, job, `job ${id}`));
  const name = root.find('name')?.toString() ?? file.path;
  return { ...source, root, name, events: template.events, jobs };
}

/**
 * Parses and validates an action's metadata file.
 * @param path How messages call the file.
 * @throws {WorkflowError} with GitHub's words when the file is not valid.
 */
export function readAction(path: string, content: string): Action {
  const { context, value } = parseAction(
    { name: path, content: withFlatScalars(content) },
    new NoOperationTraceWriter(),
  );
  const source = { path, context };
  const template = value ? convertActionTemplate(context, value) : undefined;
  if (!value || !template || context.errors.count > 0) throw invalid(source);
  return { ...source, root: asMapping(source, value, 'an action'), template };
}

/** Key and value of every entry of a mapping, in order. */
export function entries(source: Source, token: TemplateToken): [string, TemplateToken][] {
  return [...asMapping(source, token, 'this')].map(({ key, value }) => [key.toString(), value]);
}

/** The mappings of a sequence, such as the steps of a job. */
export function mappings(source: Source, token: TemplateToken | undefined): MappingToken[] {
  if (token === undefined) return [];
  if (!isSequence(token)) throw new WorkflowError('expected a list', source.path, token.line ?? null);
  return [...token].map((item) => asMapping(source, item, 'an item of the list'));
}

/** The error for something that the file asks for at `token` and the runner cannot do. */
export function unsupported(source: Source, token: TemplateToken, message: string): UnsupportedFeature {
  return new UnsupportedFeature(message, source.path, token.line ?? null);
}

/**
 * A token as the mapping that it must be.
 * @throws {UnsupportedFeature} when the whole mapping is one expression.
 */
export function asMapping(source: Source, token: TemplateToken, what: string): MappingToken {
  if (isMapping(token)) return token;
  throw unsupported(source, token, `${what} must be a mapping; the runner does not compute it`);
}

function invalid(source: Source): WorkflowError {
  const messages = source.context.errors.getErrors().map(({ message }) => {
    // The parser names the file in most of its messages; the error does so once for all.
    return message.startsWith(source.path) ? message.slice(source.path.length).replace(/^:? /, '') : message;
  });
  return new WorkflowError(messages.join('; ') || 'the file is empty', source.path, null);
}
