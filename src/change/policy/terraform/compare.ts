import type { Sighting } from '../detector.ts';
import type { Block } from './hcl.ts';
import { compareInputs, type Input } from './inputs.ts';
import { fewerInstances } from './instances.ts';
import type { Module, Placed } from './module.ts';
import { protectedByDefault, protectionsIn, settingOf, unquoted } from './protections.ts';
import { terraformRules as rules } from './rules.ts';
import { ownIdentity, weightOf } from './stateful-types.ts';
import { resolve } from './values.ts';

type Weight = 'block' | 'warn';

/** Attributes by which nearly every provider knows a resource: another value means another resource. */
const identifying: ReadonlySet<string> = new Set([
  'identifier',
  'cluster_identifier',
  'db_name',
  'bucket',
  'engine',
  'availability_zone',
  'kms_key_id',
  'kms_key_arn',
  'subnet_id',
  'db_subnet_group_name',
  'subnet_group_name',
  'vpc_id',
  'cidr_block',
  'master_username',
  'username',
  'storage_encrypted',
  'encrypted',
  'hash_key',
  'range_key',
  'replication_group_id',
  'cluster_id',
  'snapshot_identifier',
  'account_id',
  'project',
  'location',
  'region',
  'database_version',
  'zone',
  'resource_group_name',
  'name',
  'ami',
  'cluster_name',
  'domain_name',
  'character_set_name',
  'fifo_queue',
  'ip_cidr_range',
  'address_space_id',
  'instance_name',
]);
const lifecycleSettings = ['lifecycle.ignore_changes', 'lifecycle.create_before_destroy'] as const;
/** What a provider block says about where it works. */
const places: readonly string[] = [
  'region',
  'project',
  'account_id',
  'subscription_id',
  'tenant_id',
  'profile',
  'zone',
  'host',
  'config_context',
  'organization',
  'owner',
  'endpoint',
  'allowed_account_ids',
  'api_url',
  'address',
  'cluster_ca_certificate',
  'assume_role.role_arn',
  'assume_role_with_web_identity.role_arn',
  'billing_project',
  'kubernetes.host',
  'kubernetes.config_context',
  'config_path',
  'account',
  'org_name',
];
/** Those that mean another place when they come or go. */
const adding: ReadonlySet<string> = new Set(['assume_role.role_arn', 'profile', 'config_context']);
/** Attributes of size: what is there cannot shrink, so it is replaced or refused. */
const sizes =
  /^(?:size|disk_size|allocated_storage|volume_size|disk_size_gb|storage_gb|storage_mb|storage_size)$/;
/** Names that the provider makes up where none is written. */
const names: ReadonlySet<string> = new Set(['bucket', 'identifier', 'cluster_identifier', 'name']);

/**
 * What the next apply of a changed module does to what is there.
 * @param irreversible whether a path is in a zone whose changes cannot be undone: there unknown types weigh, too
 */
export function compareModules(
  base: Module,
  head: Module,
  irreversible: (path: string) => boolean,
): Sighting[] {
  const sides = { base, head };
  return [
    ...removedResources(base, head, irreversible),
    ...removedModules(base, head),
    ...[...head.resources].flatMap(([address, placed]) => {
      const before = base.resources.get(address) ?? movedFrom(address, base, head);
      return before === undefined
        ? protectionsOf(address, null, placed, sides)
        : changedResource(address, before, placed, irreversible, sides);
    }),
    ...[...head.modules].flatMap(([address, placed]) =>
      changedModule(address, base.modules.get(address), placed, sides),
    ),
    ...forgotten(base, head),
    ...changedBackend(base, head),
    ...changedProviders(base, head),
    ...changedVersions(base, head),
    ...imported(base, head),
    ...[...head.inputs].flatMap(([owner, inputs]) => {
      const before = base.inputs.get(owner);
      return before === undefined ? [] : compareInputs(owner, before, inputs);
    }),
  ];
}

/** The configuration before and after. */
interface Sides {
  readonly base: Module;
  readonly head: Module;
}

function movedFrom(address: string, base: Module, head: Module): Placed | undefined {
  for (const [from, to] of head.moved) if (to === address) return base.resources.get(from);
  return undefined;
}

function weigh(address: string, path: string, irreversible: (path: string) => boolean): Weight {
  const weight = weightOf(address.slice(0, address.indexOf('.')));
  if (weight === 'fleeting') return 'warn';
  return weight === 'weighty' || irreversible(path) ? 'block' : 'warn';
}

function removedResources(base: Module, head: Module, irreversible: (path: string) => boolean): Sighting[] {
  const fresh = [...head.resources.keys()].filter((address) => !base.resources.has(address));
  return [...base.resources].flatMap(([address, { path, block }]): Sighting[] => {
    if (head.resources.has(address) || head.moved.has(address) || head.removed.has(address)) return [];
    const type = address.slice(0, address.indexOf('.'));
    const successor = fresh.find(
      (other) => other.startsWith(`${type}.`) && isAlike(block, head.resources.get(other)),
    );
    const weight = weigh(address, path, irreversible);
    if (successor !== undefined) {
      const preview = `${address} becomes ${successor} without a moved block`;
      return [
        sighting(
          rules.renamed.id,
          head.resources.get(successor) ?? { path, block },
          address,
          preview,
          weight,
        ),
      ];
    }
    return [{ rule: rules.removed.id, path, subject: address, preview: `removes ${address}`, weight }];
  });
}

/** Whether two blocks are the same thing under two names: most of what they say is the same. */
function isAlike(one: Block, other: Placed | undefined): boolean {
  if (other === undefined) return false;
  const texts = (block: Block) => new Set([...block.attributes].map(([name, { text }]) => `${name}=${text}`));
  const [mine, theirs] = [texts(one), texts(other.block)];
  const shared = [...mine].filter((text) => theirs.has(text)).length;
  return shared * 2 >= Math.max(mine.size, theirs.size);
}

function removedModules(base: Module, head: Module): Sighting[] {
  return [...base.modules].flatMap(([address, { path }]): Sighting[] => {
    const kept = head.modules.has(address) || isFollowed(address, head);
    return kept
      ? []
      : [{ rule: rules.moduleRemoved.id, path, subject: address, preview: `removes ${address}` }];
  });
}

/** Whether moved or removed blocks say what becomes of a module, or of what is in it. */
function isFollowed(address: string, head: Module): boolean {
  const within = (other: string) => other === address || other.startsWith(`${address}.`);
  return [...head.moved.keys()].some(within) || [...head.removed.keys()].some(within);
}

function changedResource(
  address: string,
  before: Placed,
  after: Placed,
  irreversible: (path: string) => boolean,
  sides: Sides,
): Sighting[] {
  const weight = weigh(address, after.path, irreversible);
  return [
    ...fewer(address, before, after, weight, sides),
    ...protectionsOf(address, before, after, sides),
    ...otherProvider(address, before, after, weight),
    ...replacements(address, before, after, weight),
    ...lifecycleSettings.flatMap((name): Sighting[] => {
      const given = settingOf(before.block, name);
      if (given === null || given.text === 'false') return [];
      const now = settingOf(after.block, name);
      if (now !== null && now.text !== 'false' && keepsAll(given.text, now.text)) return [];
      return [sighting(rules.ignored.id, after, `${address} ${name}`, `${address} loses ${name}`)];
    }),
  ];
}

/** `count` that falls, and keys of `for_each` that are gone. */
function fewer(
  address: string,
  before: Placed,
  after: Placed,
  weight: Weight,
  { base, head }: Sides,
): Sighting[] {
  const follows = [...head.moved.keys()].includes(address);
  const gone = fewerInstances(
    { block: before.block, values: base.values },
    { block: after.block, values: head.values },
    follows,
  );
  if (gone === null) return [];
  const { subject, words, line } = gone;
  return [sighting(rules.fewer.id, after, `${address} ${subject}`, `${address}: ${words}`, weight, line)];
}

/** Whether a list of what is ignored still has everything that it had. */
function keepsAll(before: string, after: string): boolean {
  if (after === 'all') return true;
  if (!before.startsWith('[')) return before === after;
  const names = (text: string) =>
    text
      .replace(/[[\] ]/g, '')
      .split(',')
      .filter(Boolean);
  const kept = new Set(names(after));
  return names(before).every((name) => kept.has(name));
}

/** A resource that is handed to a provider of another account or region. */
function otherProvider(address: string, before: Placed, after: Placed, weight: Weight): Sighting[] {
  const [was, is] = [before, after].map(({ block }) => block.attributes.get('provider')?.text);
  if (was === is || (was === undefined && is === undefined)) return [];
  const line = after.block.attributes.get('provider')?.line;
  const preview = `${address}: provider ${was ?? 'by default'} becomes ${is ?? 'the default one'}`;
  return [sighting(rules.provider.id, after, `${address} provider ${is ?? ''}`, preview, weight, line)];
}

function protectionsOf(
  address: string,
  before: Placed | null,
  after: Placed,
  { base, head }: Sides,
): Sighting[] {
  const type = address.slice(0, address.indexOf('.'));
  return protectionsIn(after.block, before?.block).flatMap((protection): Sighting[] => {
    const { name, weaker } = protection;
    const given = settingOf(after.block, name);
    const was = before === null ? null : settingOf(before.block, name);
    if (given === null && was === null) return [];
    // Never is longer than any number of days.
    const forever = type === 'aws_cloudwatch_log_group' && name === 'retention_in_days';
    const absent = forever ? '0' : (protectedByDefault(type, name) ?? protection.absent);
    const plain = (text: string) => (forever && unquoted(text) === '0' ? '1000000' : text);
    const from = plain(was === null ? absent : resolve(was.text, base.values));
    const to = plain(given === null ? absent : resolve(given.text, head.values));
    if (from === to || !weaker(before === null ? opposite(to) : from, to)) {
      // Where the provider protects by itself, giving up the line changes nothing yet.
      const silent = given === null && from === to && from === 'true' && /protection/.test(name);
      return silent
        ? [sighting(rules.protection.id, after, `${address} ${name}`, `${address}: loses ${name}`, 'warn')]
        : [];
    }
    const how = given === null ? `loses ${name}` : `${name} = ${unquoted(to)}`;
    // What is new holds nothing yet: that it is unprotected is worth a look, no more.
    const weight = before === null || (forever && was === null) ? 'warn' : 'block';
    const line = given?.line ?? after.block.line;
    return [
      sighting(rules.protection.id, after, `${address} ${name} ${to}`, `${address}: ${how}`, weight, line),
    ];
  });
}

/** What a new resource is compared with: the protected value. */
function opposite(text: string): string {
  const plain = unquoted(text);
  if (plain === 'true') return 'false';
  if (plain === 'false') return 'true';
  return plain === '0' ? '1' : text;
}

function replacements(address: string, before: Placed, after: Placed, weight: Weight): Sighting[] {
  if (weightOf(address.slice(0, address.indexOf('.'))) !== 'weighty') return [];
  const changed = [...before.block.attributes].flatMap(([name, { text }]): Sighting[] => {
    const now = after.block.attributes.get(name);
    if (now === undefined || now.text === text) return [];
    const [was, is] = [text, now.text].map((one) => Number(unquoted(one)));
    const shrinks = sizes.test(name) && was !== undefined && is !== undefined && is < was;
    if (!identifying.has(name) && !shrinks && !ownIdentity(address).includes(name)) return [];
    const preview = `${address}: ${name} ${shrinks ? 'shrinks' : 'changes'}`;
    return [sighting(rules.replaced.id, after, `${address} ${name} ${now.text}`, preview, weight, now.line)];
  });
  const named = [...after.block.attributes].flatMap(([name, { text, line }]): Sighting[] => {
    if (!names.has(name) || before.block.attributes.has(name) || before.block.attributes.size === 0)
      return [];
    if (name === 'name' && !before.block.attributes.has('name_prefix')) return [];
    return [
      sighting(
        rules.replaced.id,
        after,
        `${address} ${name} ${text}`,
        `${address}: gets ${name}`,
        weight,
        line,
      ),
    ];
  });
  return [...changed, ...named];
}

function changedModule(address: string, before: Placed | undefined, after: Placed, sides: Sides): Sighting[] {
  if (before === undefined) return [];
  const instances = fewer(address, before, after, 'block', sides);
  const inputs = compareInputs(address, argumentsOf(before, sides.base), argumentsOf(after, sides.head));
  const changed = ['source', 'version'].flatMap((name): Sighting[] => {
    const [was, is] = [before.block.attributes.get(name), after.block.attributes.get(name)];
    if (was === undefined || is === undefined || was.text === is.text) return [];
    if (name === 'version' && majorOf(was.text) === majorOf(is.text)) return [];
    if (name === 'source' && /^"\.\.?\//.test(is.text) && /^"\.\.?\//.test(was.text)) return [];
    const preview = `${address}: ${name} becomes ${unquoted(is.text)}`;
    return [sighting(rules.version.id, after, `${address} ${name} ${is.text}`, preview, 'warn', is.line)];
  });
  return [...instances, ...inputs, ...changed];
}

/** What a module is given; blocks do not occur there. */
function argumentsOf({ path, block }: Placed, { values }: Module): ReadonlyMap<string, Input> {
  const own = [...block.attributes].filter(
    ([name]) => !/^(?:source|version|count|for_each|providers)$/.test(name),
  );
  return new Map(own.map(([name, { text, line }]) => [name, { path, line, text: resolve(text, values) }]));
}

/** What becomes ours by an import block: the next apply changes it to what is written here. */
function imported(base: Module, head: Module): Sighting[] {
  return [...head.imports].flatMap(([to, { path, block }]): Sighting[] => {
    if (base.imports.has(to)) return [];
    const id = block.attributes.get('id')?.text ?? '';
    const weight = /prod/i.test(`${path} ${to} ${id}`) ? 'block' : 'warn';
    return [sighting(rules.imported.id, { path, block }, `import ${to}`, `takes over ${to}`, weight)];
  });
}

function forgotten(base: Module, head: Module): Sighting[] {
  return [...head.removed].flatMap(([address, { path, block, destroys }]): Sighting[] => {
    if (!destroys || base.removed.get(address)?.destroys === true) return [];
    return [sighting(rules.forgets.id, { path, block }, address, `destroys ${address}`)];
  });
}

function changedBackend(base: Module, head: Module): Sighting[] {
  const [before] = base.backends.values();
  const [after] = head.backends.values();
  if (before === undefined) return [];
  if (after === undefined) {
    return [
      { rule: rules.backend.id, path: before.path, subject: 'backend', preview: 'removes the backend' },
    ];
  }
  if (written(before.block) === written(after.block)) return [];
  const preview = `the ${after.block.type} ${after.block.labels.join(' ')} changes`;
  return [sighting(rules.backend.id, after, written(after.block), preview)];
}

/** A block with everything below it, without its place. */
function written(block: Block): string {
  const attributes = [...block.attributes].map(([name, { text }]) => [name, text]).sort();
  return JSON.stringify([block.type, block.labels, attributes, block.blocks.map(written)]);
}

function changedProviders(base: Module, head: Module): Sighting[] {
  return [...head.providers].flatMap(([address, after]) => {
    const before = base.providers.get(address);
    if (before === undefined) return [];
    return places.flatMap((name): Sighting[] => {
      const [was, is] = [settingOf(before.block, name), settingOf(after.block, name)];
      const missing = was === null || is === null ? !adding.has(name) : false;
      if (missing || was?.text === is?.text) return [];
      const preview = `provider ${after.block.labels.join(' ')}: ${name} changes`;
      return [
        sighting(
          rules.provider.id,
          after,
          `${address} ${name} ${is?.text ?? ''}`,
          preview,
          'block',
          is?.line,
        ),
      ];
    });
  });
}

function changedVersions(base: Module, head: Module): Sighting[] {
  return [...head.versions].flatMap(([name, { text, path, line }]): Sighting[] => {
    const before = base.versions.get(name);
    if (before === undefined || majorOf(before.text) === majorOf(text)) return [];
    const preview = `provider ${name}: another major version`;
    return [
      {
        rule: rules.version.id,
        path,
        lines: { start: line, end: line },
        subject: `${name} ${text}`,
        preview,
      },
    ];
  });
}

/** The first number in a version or a constraint; null where there is none. */
function majorOf(text: string): string | null {
  const version = /version ?[=:] ?"([^"]{0,100})"/.exec(text)?.[1] ?? text;
  return /\d{1,9}/.exec(version)?.[0] ?? null;
}

function sighting(
  rule: Sighting['rule'],
  { path, block }: Placed,
  subject: string,
  preview: string,
  weight?: Weight,
  line = block.line,
): Sighting {
  return {
    rule,
    path,
    lines: { start: line, end: line },
    subject,
    preview,
    ...(weight === undefined ? {} : { weight }),
  };
}
