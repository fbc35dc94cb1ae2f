import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkflowFile } from '../../contract.ts';
import { Refusal } from '../http/reply.ts';

type Value = string | boolean | number;

const definition = z
  .object({
    type: z.enum(['string', 'boolean', 'number', 'choice', 'environment']).catch('string'),
    required: z.boolean().catch(false),
    default: z.union([z.string(), z.boolean(), z.number()]).optional().catch(undefined),
    options: z.array(z.coerce.string()).catch([]),
  })
  .partial()
  .nullable()
  .catch(null);

const declared = z.object({
  on: z.object({
    workflow_dispatch: z.object({ inputs: z.record(z.string(), definition) }),
  }),
});

/** GitHub takes 25 inputs at most. */
const mostInputs = 25;

/**
 * The inputs that a workflow started by hand runs with: what was sent, and the defaults of the rest, in the types that
 * the workflow declares.
 * @throws {Refusal} 422 for what is not declared, missing, or of another type.
 */
export function dispatchInputs(
  file: WorkflowFile,
  sent: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const read = declared.safeParse(parse(file.content));
  const definitions = read.success ? read.data.on.workflow_dispatch.inputs : {};
  const unexpected = Object.keys(sent).filter((name) => !(name in definitions));
  if (unexpected.length > 0)
    throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  if (Object.keys(sent).length > mostInputs) throw new Refusal(422, `You can only have ${mostInputs} inputs`);
  return Object.fromEntries(
    Object.entries(definitions).map(([name, input]) => [name, inputOf(name, input ?? {}, sent[name])]),
  );
}

function inputOf(
  name: string,
  {
    type = 'string',
    required = false,
    default: fallback,
    options = [],
  }: NonNullable<z.infer<typeof definition>>,
  sent: Value | undefined,
): Value {
  const value = sent ?? fallback;
  if (value === undefined || value === '') {
    if (required && value === undefined) throw new Refusal(422, `Required input '${name}' not provided`);
    return type === 'boolean' ? false : type === 'number' && value !== undefined ? 0 : '';
  }
  if (type === 'boolean') {
    if (!/^(true|false)$/.test(String(value))) throw wrong(name, 'boolean');
    return String(value) === 'true';
  }
  if (type === 'number') {
    if (Number.isNaN(Number(value))) throw wrong(name, 'number');
    return Number(value);
  }
  if (type === 'choice' && !options.includes(String(value))) {
    throw new Refusal(422, `Provided value '${value}' for input '${name}' not in the list of allowed values`);
  }
  return String(value);
}

const wrong = (name: string, type: string): Refusal =>
  new Refusal(422, `Invalid value for input '${name}': expected a ${type}`);
