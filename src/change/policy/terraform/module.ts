import { type Attribute, type Block, readHcl } from './hcl.ts';
import { type Input, inputsIn } from './inputs.ts';
import { jsonBlocks } from './json-blocks.ts';
import { type Values, valuesOf } from './values.ts';

/** A block and the file it stands in. */
export interface Placed {
  readonly path: string;
  readonly block: Block;
}

/** What the files of one directory declare, as far as a change shows it. */
export interface Module {
  /** By address: `aws_s3_bucket.logs`, `module.network`, `provider.aws.west`, `backend.s3`. */
  readonly resources: ReadonlyMap<string, Placed>;
  readonly modules: ReadonlyMap<string, Placed>;
  readonly providers: ReadonlyMap<string, Placed>;
  readonly backends: ReadonlyMap<string, Placed>;
  /** `required_providers`, by name: the version that is asked for. */
  readonly versions: ReadonlyMap<string, Attribute & { readonly path: string }>;
  /** Addresses that a `moved` block takes somewhere else, and where. */
  readonly moved: ReadonlyMap<string, string>;
  /** Addresses that a `removed` block forgets, and whether what is there is destroyed. */
  readonly removed: ReadonlyMap<string, Placed & { readonly destroys: boolean }>;
  /** Addresses that `import` blocks take over. */
  readonly imports: ReadonlyMap<string, Placed>;
  /** What variable files, defaults of variables, local values and Terragrunt's inputs say, by the place and name. */
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, Input>>;
  /** What `var.…` and `local.…` are, as far as it is known. */
  readonly values: Values;
  readonly problems: readonly { readonly path: string; readonly line: number; readonly why: string }[];
}

/** Files that give variables their values; some are read without being asked for. */
const variableFile = /\.tfvars(?:\.json)?$/;
const automatic = /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/;
/** Terragrunt's configurations. */
const terragruntFile = /(?:^|\/)(?:terragrunt|root|env|account|region)\.hcl$/;

/** Puts the files of one directory together. */
export function moduleOf(files: readonly { readonly path: string; readonly text: string }[]): Module {
  const found = {
    resources: new Map<string, Placed>(),
    modules: new Map<string, Placed>(),
    providers: new Map<string, Placed>(),
    backends: new Map<string, Placed>(),
    versions: new Map<string, Attribute & { readonly path: string }>(),
    moved: new Map<string, string>(),
    removed: new Map<string, Placed & { readonly destroys: boolean }>(),
    imports: new Map<string, Placed>(),
    inputs: new Map<string, Map<string, Input>>(),
    problems: [] as { path: string; line: number; why: string }[],
  };
  const all: Block[] = [];
  const given = new Map<string, Attribute>();
  for (const { path, text } of files) {
    const { blocks, attributes, problems } = path.endsWith('.json') ? jsonBlocks(text) : readHcl(text);
    found.problems.push(...problems.map((one) => ({ path, ...one })));
    const gives = variableFile.test(path);
    if (gives || terragruntFile.test(path)) found.inputs.set(path, new Map());
    if (gives) {
      for (const [name, attribute] of attributes) {
        if (automatic.test(path)) given.set(name, attribute);
        input(path, name, { path, line: attribute.line, text: attribute.text });
      }
      // In JSON an object looks like a block.
      for (const { type, line, attributes: inner } of path.endsWith('.json') ? blocks : [])
        for (const [name, { text }] of inner) input(path, `${type}.${name}`, { path, line, text });
      continue;
    }
    if (terragruntFile.test(path)) placeTerragrunt(path, attributes, blocks);
    all.push(...blocks);
    for (const block of blocks) place({ path, block });
  }
  return { ...found, values: valuesOf(all, given) };

  function input(owner: string, name: string, one: Input): void {
    const own = found.inputs.get(owner) ?? new Map<string, Input>();
    own.set(name, one);
    found.inputs.set(owner, own);
  }

  function placeTerragrunt(
    path: string,
    attributes: ReadonlyMap<string, Attribute>,
    blocks: readonly Block[],
  ): void {
    for (const [name, { text, line }] of attributes) {
      const one = { path, line, text };
      const inner = name === 'inputs' ? inputsIn('', one) : null;
      if (inner === null) input(path, name, one);
      else for (const [key, value] of inner) input(path, key, value);
    }
    for (const block of blocks) {
      if (block.type === 'remote_state') found.backends.set('backend', { path, block });
      if (block.type === 'terraform' && block.attributes.has('source'))
        found.modules.set('module.terragrunt', { path, block });
    }
  }

  function place(placed: Placed): void {
    const { block, path } = placed;
    const [first = '', second = ''] = block.labels;
    if (block.type === 'resource') found.resources.set(`${first}.${second}`, placed);
    else if (block.type === 'module') found.modules.set(`module.${first}`, placed);
    else if (block.type === 'provider') {
      found.providers.set(`provider.${first}.${block.attributes.get('alias')?.text ?? ''}`, placed);
    } else if (block.type === 'moved') {
      found.moved.set(plain(block, 'from'), plain(block, 'to'));
    } else if (block.type === 'removed') {
      const lifecycle = block.blocks.find(({ type }) => type === 'lifecycle');
      const destroys = lifecycle?.attributes.get('destroy')?.text !== 'false';
      found.removed.set(plain(block, 'from'), { ...placed, destroys });
    } else if (block.type === 'import') {
      found.imports.set(block.attributes.get('to')?.text ?? '', placed);
    } else if (block.type === 'locals') {
      for (const [name, { text, line }] of block.attributes) input('local', name, { path, line, text });
    } else if (block.type === 'variable') {
      const value = block.attributes.get('default');
      if (value !== undefined) input('variable', first, { path, line: value.line, text: value.text });
    } else if (block.type === 'terraform') {
      for (const inner of block.blocks) {
        if (inner.type === 'backend' || inner.type === 'cloud') {
          found.backends.set('backend', { path, block: inner });
        }
        if (inner.type !== 'required_providers') continue;
        for (const [name, attribute] of inner.attributes) found.versions.set(name, { ...attribute, path });
      }
    }
  }
}

/** An attribute that is an address, without the index of an instance. */
function plain(block: Block, name: string): string {
  return (block.attributes.get(name)?.text ?? '').replace(/\[[^\]]{0,200}\]$/, '');
}
