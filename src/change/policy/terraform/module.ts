import { type Attribute, type Block, readHcl } from './hcl.ts';
import { jsonBlocks } from './json-blocks.ts';

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
  readonly problems: readonly { readonly path: string; readonly line: number; readonly why: string }[];
}

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
    problems: [] as { path: string; line: number; why: string }[],
  };
  for (const { path, text } of files) {
    const { blocks, problems } = path.endsWith('.json') ? jsonBlocks(text) : readHcl(text);
    found.problems.push(...problems.map((one) => ({ path, ...one })));
    for (const block of blocks) place({ path, block });
  }
  return found;

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
