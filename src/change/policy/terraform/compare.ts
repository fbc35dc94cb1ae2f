import type { Sighting } from '../detector.ts';
import type { Block } from './hcl.ts';
import type { Module, Placed } from './module.ts';
import { protections, settingOf, unquoted } from './protections.ts';
import { terraformRules as rules } from './rules.ts';
import { weightOf } from './stateful-types.ts';

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
];

/**
 * What the next apply of a changed module does to what is there.
 * @param irreversible whether a path is in a zone whose changes cannot be undone: there unknown types weigh, too
 */
export function compareModules(
  base: Module,
  head: Module,
  irreversible: (path: string) => boolean,
): Sighting[] {
  return [
    ...removedResources(base, head, irreversible),
    ...removedModules(base, head),
    ...[...head.resources].flatMap(([address, placed]) => {
      const before = base.resources.get(address) ?? movedFrom(address, base, head);
      return before === undefined
        ? protectionsOf(address, null, placed)
        : changedResource(address, before, placed, irreversible);
    }),
    ...[...head.modules].flatMap(([address, placed]) =>
      changedModule(address, base.modules.get(address), placed),
    ),
    ...forgotten(base, head),
    ...changedBackend(base, head),
    ...changedProviders(base, head),
    ...changedVersions(base, head),
  ];
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
): Sighting[] {
  const weight = weigh(address, after.path, irreversible);
  return [
    ...fewerInstances(address, before, after, weight),
    ...protectionsOf(address, before, after),
    ...replacements(address, before, after, weight),
    ...lifecycleSettings.flatMap((name): Sighting[] => {
      const given = settingOf(before.block, name);
      if (given === null || given.text === 'false' || settingOf(after.block, name) !== null) return [];
      return [sighting(rules.ignored.id, after, `${address} ${name}`, `${address} loses ${name}`)];
    }),
  ];
}

/** `count` that falls, and keys of `for_each` that are gone. */
function fewerInstances(address: string, before: Placed, after: Placed, weight: Weight): Sighting[] {
  const counts = [before, after].map(({ block }) => Number(block.attributes.get('count')?.text ?? 'none'));
  const [was = Number.NaN, is = Number.NaN] = counts;
  const one = before.block.attributes.has('count') || before.block.attributes.has('for_each') ? was : 1;
  if (is < one) {
    const preview = `${address}: count from ${one} to ${is}`;
    return [
      sighting(
        rules.fewer.id,
        after,
        `${address} count ${is}`,
        preview,
        weight,
        after.block.attributes.get('count')?.line,
      ),
    ];
  }
  const [keysBefore, keysAfter] = [before, after].map(({ block }) =>
    keysOf(block.attributes.get('for_each')?.text),
  );
  if (keysBefore === null || keysAfter === null || keysBefore === undefined || keysAfter === undefined)
    return [];
  const gone = [...keysBefore].filter((key) => !keysAfter.has(key));
  if (gone.length === 0) return [];
  const preview = `${address}: for_each loses ${gone.slice(0, 5).join(', ')}`;
  const line = after.block.attributes.get('for_each')?.line;
  return [sighting(rules.fewer.id, after, `${address} ${gone.join()}`, preview, weight, line)];
}

/** The keys of a literal set or map; null where the expression is no literal. */
function keysOf(text: string | undefined): ReadonlySet<string> | null {
  if (text === undefined) return null;
  const set = /^toset\(\s?\[([^[\]]{0,20000})\]\s?\)$/.exec(text)?.[1];
  if (set !== undefined) {
    const items = [...set.matchAll(/"([^"$%]{0,500})"/g)].map(([, item]) => item ?? '');
    return new Set(items);
  }
  if (!text.startsWith('{') || / for /.test(text.slice(0, 40))) return null;
  const keys = [
    ...text.slice(1).matchAll(/(?:^|[,{} ])(?:"([^"$%]{1,500})"|([A-Za-z_][\w-]{0,200})) ?[=:](?!=)/g),
  ];
  return new Set(keys.map(([, quoted, bare]) => quoted ?? bare ?? ''));
}

function protectionsOf(address: string, before: Placed | null, after: Placed): Sighting[] {
  return protections.flatMap(({ name, absent, weaker }): Sighting[] => {
    const given = settingOf(after.block, name);
    const was = before === null ? null : settingOf(before.block, name);
    if (given === null && was === null) return [];
    const [from, to] = [was?.text ?? absent, given?.text ?? absent];
    if (from === to || !weaker(before === null ? opposite(to) : from, to)) return [];
    const how = given === null ? `loses ${name}` : `${name} = ${unquoted(to)}`;
    // What is new holds nothing yet: that it is unprotected is worth a look, no more.
    const weight = before === null ? 'warn' : 'block';
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
  return [...before.block.attributes].flatMap(([name, { text }]): Sighting[] => {
    const now = after.block.attributes.get(name);
    if (!identifying.has(name) || now === undefined || now.text === text) return [];
    const preview = `${address}: ${name} changes`;
    return [sighting(rules.replaced.id, after, `${address} ${name} ${now.text}`, preview, weight, now.line)];
  });
}

function changedModule(address: string, before: Placed | undefined, after: Placed): Sighting[] {
  if (before === undefined) return [];
  const fewer = fewerInstances(address, before, after, 'block');
  const changed = ['source', 'version'].flatMap((name): Sighting[] => {
    const [was, is] = [before.block.attributes.get(name), after.block.attributes.get(name)];
    if (was === undefined || is === undefined || was.text === is.text) return [];
    if (name === 'version' && majorOf(was.text) === majorOf(is.text)) return [];
    if (name === 'source' && /^"\.\.?\//.test(is.text) && /^"\.\.?\//.test(was.text)) return [];
    const preview = `${address}: ${name} becomes ${unquoted(is.text)}`;
    return [sighting(rules.version.id, after, `${address} ${name} ${is.text}`, preview, 'warn', is.line)];
  });
  return [...fewer, ...changed];
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
      const [was, is] = [before.block.attributes.get(name), after.block.attributes.get(name)];
      if (was === undefined || is === undefined || was.text === is.text) return [];
      const preview = `provider ${after.block.labels.join(' ')}: ${name} changes`;
      return [sighting(rules.provider.id, after, `${address} ${name} ${is.text}`, preview, 'block', is.line)];
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
