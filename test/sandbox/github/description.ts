/**
 * GitHub's own description of its API, as a judge: does an exchange, or a webhook payload, look as GitHub says?
 * The schemas are generated; see test/fixtures/github-description/extract.ts.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

interface Operation {
  readonly query: Readonly<Record<string, object>>;
  readonly queryRequired: readonly string[];
  readonly requestBody: object | null;
  readonly requestBodyRequired: boolean;
  /** Schema of the JSON body by status, null where there is no JSON body. */
  readonly responses: Readonly<Record<string, object | null>>;
}

interface Description<Entry> {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly $defs: Readonly<Record<string, object>>;
}

/** One request and its answer, as JSON values; `template` is the path as GitHub writes it. */
export interface Exchange {
  readonly method: string;
  readonly template: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

function load<Entry>(file: string): Description<Entry> {
  const packed = readFileSync(new URL(`../../fixtures/github-description/${file}`, import.meta.url));
  return JSON.parse(gunzipSync(packed).toString('utf8'), completed);
}

/**
 * What the description lacks. A job that waits makes its deployment `waiting`, which GitHub's GraphQL enumeration and
 * recorded payloads have; and an App can listen for `deployment_protection_rule`, which is an event that is described.
 */
function completed(key: string, value: unknown): unknown {
  if (key !== 'enum' || !Array.isArray(value)) return value;
  if (value.includes('inactive') && value.includes('in_progress')) return [...value, 'waiting'];
  return value.includes('deployment_review') ? [...value, 'deployment_protection_rule'] : value;
}

const rest = load<Operation>('rest.json.gz');
const webhooks = load<Readonly<Record<string, object>>>('webhooks.json.gz');
// What came later, read off the published types; see extract-from-types.ts beside the others.
const restOfTypes = load<Operation>('rest-types.json.gz');
const webhooksOfTypes = load<Readonly<Record<string, object>>>('webhooks-types.json.gz');

/** Compiles schemas of one description on first use. Formats are documentation in GitHub's description. */
function compiler($defs: Description<unknown>['$defs']): (schema: object) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: false, allErrors: true });
  ajv.addSchema({ $id: 'github', $defs });
  const compiled = new Map<object, ValidateFunction>();
  return (schema) => {
    const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"github#/$defs/');
    const validate = compiled.get(schema) ?? ajv.compile(JSON.parse(text));
    compiled.set(schema, validate);
    return validate;
  };
}

type Compile = ReturnType<typeof compiler>;

const restSchema = compiler(rest.$defs);
const webhookSchema = compiler(webhooks.$defs);
const restSchemaOfTypes = compiler(restOfTypes.$defs);
const webhookSchemaOfTypes = compiler(webhooksOfTypes.$defs);
const querySchema = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: 'array' });

const sentence = (where: string, error: ErrorObject): string =>
  `${where}${error.instancePath}: ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`;

function judge(where: string, validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => sentence(where, error));
}

function judgeQuery(where: string, operation: Operation, query: Exchange['query']): string[] {
  const missing = operation.queryRequired.filter((name) => query[name] === undefined);
  return [
    ...missing.map((name) => `${where}: query lacks ${name}`),
    ...Object.entries(query).flatMap(([name, value]) => {
      const schema = operation.query[name];
      if (schema === undefined) return [`${where}: GitHub knows no query parameter ${name}`];
      const wrapped = { type: 'object', properties: { [name]: schema } };
      return judge(`${where} query`, querySchema.compile(wrapped), { [name]: value });
    }),
  ];
}

function judgeRequest(where: string, operation: Operation, compile: Compile, body: unknown): string[] {
  const empty = body === undefined || body === null || body === '';
  if (empty) return operation.requestBodyRequired ? [`${where}: request body is missing`] : [];
  if (operation.requestBody === null) return [];
  return judge(`${where} request`, compile(operation.requestBody), body);
}

function judgeResponse(
  where: string,
  operation: Operation,
  compile: Compile,
  status: number,
  body: unknown,
): string[] {
  const schema = operation.responses[String(status)];
  if (schema !== undefined) return schema === null ? [] : judge(where, compile(schema), body);
  // Any operation may answer with these, listed or not: authentication, limits, conditions, faults.
  if (status === 304) return [];
  if (status < 400) return [`${where}: GitHub describes no such status`];
  const basic = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } };
  return judge(where, compile(basic), body);
}

/**
 * What GitHub's description has against an exchange: nothing, or one sentence per fault.
 * A request is judged only when the answer was a success, since tests also send wrong requests on purpose.
 */
export function checkExchange(exchange: Exchange): readonly string[] {
  const { method, template, query, requestBody, status, responseBody } = exchange;
  const where = `${method} ${template} ${status}`;
  const described = rest.entries[`${method} ${template}`];
  const operation = described ?? restOfTypes.entries[`${method} ${template}`];
  const compile = described === undefined ? restSchemaOfTypes : restSchema;
  if (operation === undefined) return [`${where}: not in operations.txt of the description fixture`];
  return [
    ...(status < 400 ? judgeQuery(where, operation, query) : []),
    ...(status < 400 ? judgeRequest(where, operation, compile, requestBody) : []),
    ...judgeResponse(where, operation, compile, status, responseBody),
  ];
}

/** What GitHub's description has against a webhook payload; `action` is null for an event without actions. */
export function checkWebhook(event: string, action: string | null, payload: unknown): readonly string[] {
  const where = action === null ? event : `${event}.${action}`;
  const later = webhooksOfTypes.entries[event]?.[action ?? ''];
  if (later !== undefined) return judge(where, webhookSchemaOfTypes(later), payload);
  const schema = webhooks.entries[event]?.[action ?? ''];
  if (schema === undefined) return [`${where}: not in events.txt of the description fixture`];
  return judge(where, webhookSchema(schema), payload);
}

/** The events whose payloads `checkWebhook` can judge by the description itself. */
export const describedEvents: readonly string[] = Object.keys(webhooks.entries);
