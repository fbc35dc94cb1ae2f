import type { Arguments, Selection } from './parse.ts';

type Scalar = null | string | number | boolean;
type Answer = Scalar | Readonly<Record<string, unknown>> | readonly Answer[];
export type Resolved = Scalar | GraphqlObject | readonly GraphqlObject[];

/** An object of the graph: its type, and how each of the fields that are simulated is found. */
export interface GraphqlObject {
  readonly type: string;
  readonly fields: Readonly<Record<string, (args: Arguments) => Resolved | Promise<Resolved>>>;
}

/** Why a field is null. It stands beside the data, as GraphQL has it. */
export class FieldError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** The document asks for something that this local GitHub does not know: nothing of it is answered. */
export class NotSimulated extends Error {}

interface GraphqlError {
  readonly type: string;
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * Answers what is asked of an object, and collects why fields are null.
 * @throws {NotSimulated} when a field or an operation is unknown
 */
export async function answer(
  object: GraphqlObject,
  selections: readonly Selection[],
  errors: GraphqlError[],
  path: readonly string[] = [],
): Promise<Readonly<Record<string, unknown>>> {
  const data: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind === 'on') {
      if (selection.type !== object.type) continue;
      Object.assign(data, await answer(object, selection.selections, errors, path));
    } else {
      data[selection.alias] = await field(object, selection, errors, [...path, selection.alias]);
    }
  }
  return data;
}

async function field(
  object: GraphqlObject,
  selection: Extract<Selection, { kind: 'field' }>,
  errors: GraphqlError[],
  path: readonly string[],
): Promise<Answer> {
  if (selection.name === '__typename') return object.type;
  const resolve = object.fields[selection.name];
  if (resolve === undefined) throw new NotSimulated(`${object.type}.${selection.name}`);
  let value: Resolved;
  try {
    value = await resolve(selection.args);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    errors.push({ type: error.type, path, message: error.message });
    return null;
  }
  if (value === null || typeof value !== 'object') return value;
  if (!('type' in value)) {
    return Promise.all(
      value.map((one, index) => answer(one, selection.selections, errors, [...path, String(index)])),
    );
  }
  return answer(value, selection.selections, errors, path);
}
