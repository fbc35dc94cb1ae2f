import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { withoutStacks } from '../../../domain/without-stacks.ts';

/** A value of a workflow and the line it stands on. */
export interface Placed<Value> {
  readonly value: Value;
  /** One-based. */
  readonly line: number;
}

export interface Step {
  /** Its place in the job, from 0. */
  readonly index: number;
  readonly line: number;
  readonly name: string;
  readonly uses: Placed<string> | null;
  readonly run: Placed<string> | null;
  readonly condition: Placed<string> | null;
  readonly with: ReadonlyMap<string, Placed<string>>;
  readonly env: ReadonlyMap<string, Placed<string>>;
  readonly continues: boolean;
}

export interface Job {
  readonly id: string;
  readonly line: number;
  readonly steps: readonly Step[];
  /** A reusable workflow that it calls. */
  readonly uses: Placed<string> | null;
  readonly secrets: Placed<string> | null;
  readonly permissions: Permissions;
  /** Whether permissions are written at all: none are none. */
  readonly limited: boolean;
  readonly env: ReadonlyMap<string, Placed<string>>;
  readonly condition: Placed<string> | null;
  readonly continues: boolean;
  /** Whether its runs wait for each other. */
  readonly exclusive: boolean;
  readonly environment: Placed<string> | null;
  readonly runsOn: string;
  /** Images of the container and of services, and what is written as their password. */
  readonly images: readonly Placed<string>[];
  readonly passwords: readonly Placed<string>[];
}

/** Scopes with their level; `*` for `read-all` and `write-all`. */
type Permissions = ReadonlyMap<string, Placed<string>>;

interface Trigger {
  readonly filtered: boolean;
  /** The branches that it is about, as a list in JSON; null for all. */
  readonly branches: string | null;
}

/** As much of a workflow, or of a composite action, as rules look at. */
export interface Workflow {
  /** Names of events, such as `pull_request`, and whether paths narrow them. */
  readonly triggers: ReadonlyMap<string, Placed<Trigger>>;
  readonly permissions: Permissions;
  readonly limited: boolean;
  readonly env: ReadonlyMap<string, Placed<string>>;
  readonly jobs: readonly Job[];
  readonly concurrency: boolean;
}

export type ReadWorkflow =
  | { readonly ok: true; readonly workflow: Workflow }
  | { readonly ok: false; readonly line: number; readonly why: string };

/** Reads a workflow or an action. */
export function readWorkflow(text: string): ReadWorkflow {
  const lines = new LineCounter();
  try {
    const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false };
    const document = withoutStacks(() => parseDocument(text, options));
    const [error] = document.errors;
    if (error !== undefined) {
      return { ok: false, line: lines.linePos(error.pos[0]).line, why: 'it is not YAML' };
    }
    return { ok: true, workflow: new Reader(lines).workflow(document.contents) };
  } catch {
    return { ok: false, line: 1, why: 'it is not YAML' };
  }
}

class Reader {
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  workflow(root: unknown): Workflow {
    const runs = at(root, 'runs');
    const isAction = at(runs, 'steps') !== undefined || at(runs, 'image') !== undefined;
    const composite = isAction ? [this.#job('runs', runs)] : [];
    const jobs = pairs(at(root, 'jobs')).map(([id, node]) => this.#job(id, node));
    return {
      triggers: this.#triggers(at(root, 'on') ?? at(root, 'true')),
      permissions: this.#permissions(at(root, 'permissions')),
      limited: at(root, 'permissions') !== undefined,
      env: this.#texts(at(root, 'env')),
      jobs: [...jobs, ...composite],
      concurrency: at(root, 'concurrency') !== undefined,
    };
  }

  #triggers(node: unknown): Workflow['triggers'] {
    const named = (name: string, place: unknown, filtered: boolean, branches: string | null = null) =>
      [name, { value: { filtered, branches }, line: this.#line(place) }] as const;
    if (isScalar(node)) return new Map([named(String(node.value), node, false)]);
    if (isSeq(node)) {
      return new Map(
        node.items.flatMap((item) => (isScalar(item) ? [named(String(item.value), item, false)] : [])),
      );
    }
    const tags = at(at(node, 'push'), 'tags');
    return new Map([
      ...pairs(node).map(([name, value]) =>
        named(
          name,
          value,
          at(value, 'paths') !== undefined || at(value, 'paths-ignore') !== undefined,
          listed(at(value, 'branches')),
        ),
      ),
      // No event of its own, but what releases are made of.
      ...(tags === undefined ? [] : [named('tags', tags, false)]),
    ]);
  }

  #permissions(node: unknown): Permissions {
    const all = this.#text(node);
    if (all !== null) return new Map([['*', all]]);
    return this.#texts(node);
  }

  #job(id: string, node: unknown): Job {
    const steps = at(node, 'steps');
    const container = at(node, 'container');
    const services = pairs(at(node, 'services')).map(([, service]) => service);
    const machines = [container, ...services].filter((one) => one !== undefined);
    const environment = at(node, 'environment');
    return {
      id,
      line: this.#line(node),
      steps: isSeq(steps) ? steps.items.map((step, index) => this.#step(step, index)) : [],
      uses: this.#text(at(node, 'uses')) ?? this.#image(at(node, 'image')),
      secrets: this.#text(at(node, 'secrets')),
      permissions: this.#permissions(at(node, 'permissions')),
      limited: at(node, 'permissions') !== undefined,
      env: this.#texts(at(node, 'env')),
      condition: this.#text(at(node, 'if')),
      continues: isOn(this.#text(at(node, 'continue-on-error'))),
      exclusive: at(node, 'concurrency') !== undefined,
      environment: this.#text(environment) ?? this.#text(at(environment, 'name')),
      runsOn: JSON.stringify((at(node, 'runs-on') as Node | undefined)?.toJSON() ?? ''),
      images: machines.flatMap((one) => this.#text(one) ?? this.#text(at(one, 'image')) ?? []),
      passwords: machines.flatMap((one) => this.#text(at(at(one, 'credentials'), 'password')) ?? []),
    };
  }

  #step(node: unknown, index: number): Step {
    return {
      index,
      line: this.#line(node),
      name: this.#text(at(node, 'name'))?.value ?? '',
      uses: this.#text(at(node, 'uses')),
      run: this.#text(at(node, 'run')),
      condition: this.#text(at(node, 'if')),
      with: this.#texts(at(node, 'with')),
      env: this.#texts(at(node, 'env')),
      continues: isOn(this.#text(at(node, 'continue-on-error'))),
    };
  }

  /** The image of an action that is a container; its own Dockerfile is none. */
  #image(node: unknown): Placed<string> | null {
    const image = this.#text(node);
    return image?.value.startsWith('docker://') === true ? image : null;
  }

  #texts(node: unknown): ReadonlyMap<string, Placed<string>> {
    return new Map(
      pairs(node).flatMap(([name, value]) => {
        const text = this.#text(value);
        return text === null ? [] : [[name, text] as const];
      }),
    );
  }

  #text(node: unknown): Placed<string> | null {
    if (!isScalar(node) || node.value === null || node.value === undefined) return null;
    return { value: String(node.value), line: this.#line(node) };
  }

  #line(node: unknown): number {
    const range = typeof node === 'object' && node !== null ? (node as Node).range : null;
    return this.#lines.linePos(range?.[0] ?? 0).line;
  }
}

function isOn(given: Placed<string> | null): boolean {
  return given !== null && /^(?:\$\{\{\s{0,10})?true(?:\s{0,10}\}\})?$/.test(given.value);
}

function listed(node: unknown): string | null {
  if (node === undefined) return null;
  const value: unknown = (node as Node).toJSON();
  return JSON.stringify(Array.isArray(value) ? value : [value]);
}

function at(node: unknown, key: string): unknown {
  return pairs(node).find(([name]) => name === key)?.[1];
}

function pairs(node: unknown): [string, unknown][] {
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value]);
}
