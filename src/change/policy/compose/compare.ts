import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { booleanAt, entriesAt, itemsAt, lineAt, type Tree, textAt } from '../manifest/tree.ts';
import { composeRules as rules } from './rules.ts';

interface Mount {
  /** Name of a volume, or a path of the host; empty for one without a name. */
  readonly source: string;
  readonly target: string;
  readonly line: number;
}

/** What a change of a compose file does to the data of its services; `base` is undefined for a new file. */
export function composeSightings(base: Tree | undefined, head: Tree, path: string): Sighting[] {
  const found: Sighting[] = [];
  const services = entriesAt(head, 'services');
  const used = new Set(
    [...services.values()].flatMap(({ value }) => mountsOf(value).map(({ source }) => source)),
  );
  for (const [name, { value, line }] of entriesAt(base, 'services')) {
    const now = services.get(name)?.value;
    const mounts = now === undefined ? [] : mountsOf(now);
    for (const { source, target } of mountsOf(value)) {
      if (!isKept(source, target)) continue;
      const same = mounts.find((one) => one.target === target);
      if (same?.source === source || used.has(source)) continue;
      const preview = `${name}: ${source}:${target} ${same === undefined ? 'goes' : `becomes ${same.source}:${target}`}`;
      found.push(reportOf(rules.volume, path, same?.line ?? (now?.line || line), preview));
    }
  }
  const declared = entriesAt(head, 'volumes');
  for (const [name, { value }] of entriesAt(base, 'volumes')) {
    const now = declared.get(name);
    const [from, to] = [textAt(value, 'name') ?? name, textAt(now?.value, 'name') ?? name];
    const gone =
      now === undefined &&
      used.has(name) === false &&
      !found.some(({ preview }) => preview.includes(`${name}:`));
    if (gone) found.push(reportOf(rules.volume, path, lineAt(head, 'volumes'), `volume ${name} goes`));
    else if (now !== undefined && from !== to) {
      found.push(reportOf(rules.volume, path, now.line, `volume ${name} is now ${to}, was ${from}`));
    }
  }
  const [was, is] = [textAt(base, 'name'), textAt(head, 'name')];
  if (base !== undefined && was !== is && declared.size > 0) {
    const preview = `name ${was ?? 'unset'} becomes ${is ?? 'unset'}`;
    found.push(reportOf(rules.renamed, path, lineAt(head, 'name'), preview));
  }
  for (const [name, { value }] of services) {
    const before = entriesAt(base, 'services').get(name)?.value;
    if (booleanAt(value, 'privileged') === true && booleanAt(before, 'privileged') !== true) {
      found.push(reportOf(rules.host, path, lineAt(value, 'privileged'), `${name}: privileged`));
    }
    const known = new Set(before === undefined ? [] : mountsOf(before).map(({ source }) => source));
    for (const { source, line } of mountsOf(value)) {
      if (source !== '/' || known.has(source)) continue;
      found.push(reportOf(rules.host, path, line, `${name}: mounts the root of the host`));
    }
  }
  return found;
}

function mountsOf(service: Tree): Mount[] {
  return itemsAt(service, 'volumes').flatMap((one): Mount[] => {
    if (one.kind === 'scalar') {
      const parts = /^((?:\$\{[^}]{1,200}\}|[A-Za-z]:\\|[^:]){0,600}):([^:]{1,600})/.exec(one.text);
      const [, source = '', target = one.text] = parts ?? [];
      return [{ source, target, line: one.line }];
    }
    if (textAt(one, 'type') === 'tmpfs') return [];
    return [{ source: textAt(one, 'source') ?? '', target: textAt(one, 'target') ?? '', line: one.line }];
  });
}

/** What is mounted from the sources, sockets and settings is no data. */
function isKept(source: string, target: string): boolean {
  if (source === '') return false;
  if (/^[\w-][\w.-]{0,200}$/.test(source))
    return !/node_modules|cache|target|build|\.venv|vendor|tmp/i.test(`${source} ${target}`);
  return (
    /^(?:\/(?:data|srv|mnt|var\/lib|opt)\b|[.~$][^\n]{0,200}\/(?:data|db|database|pgdata|volumes?)\b|\.\/(?:data|db|pgdata)\b)/.test(
      source,
    ) && /^\/(?:var\/lib|data|bitnami|srv|opt)\b/.test(target)
  );
}
