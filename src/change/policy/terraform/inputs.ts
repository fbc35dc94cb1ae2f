import type { Sighting } from '../detector.ts';
import { entriesOf, itemsOf } from './object.ts';
import { protectionNamed, unquoted } from './protections.ts';
import { terraformRules as rules } from './rules.ts';

/** A value that is handed to a module, or to a whole configuration. */
export interface Input {
  readonly path: string;
  readonly line: number;
  /** The expression as it is written. */
  readonly text: string;
}

type Weight = 'block' | 'warn';

const numbers = /(?:^|_)(?:count|replicas|instances|num|number|capacity|nodes|shards|min_size|max_size)$/;
const switches = /^(?:create|enabled?)$|^create_|^enable_|_enabled$/;
const deepest = 4;

/**
 * What values mean that became others, by the names of what they are for.
 * @param owner `module.db`, or what else stands before the names
 */
export function compareInputs(
  owner: string,
  before: ReadonlyMap<string, Input>,
  after: ReadonlyMap<string, Input>,
): Sighting[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => compare(owner, name, before.get(name), after.get(name)));
}

function compare(
  owner: string,
  name: string,
  before: Input | undefined,
  after: Input | undefined,
): Sighting[] {
  const place = after ?? before;
  if (place === undefined || before?.text === after?.text) return [];
  const last = name.slice(name.lastIndexOf('.') + 1);
  const protection = protectionNamed(last) ?? protectionNamed(name.split('.').slice(-2).join('.'));
  const say = (rule: Sighting['rule'], what: string, weight: Weight): Sighting[] => [
    {
      rule,
      path: place.path,
      lines: { start: place.line, end: place.line },
      subject: `${owner} ${name} ${after?.text ?? ''}`.slice(0, 2_000),
      preview: `${owner}: ${what}`,
      weight,
    },
  ];
  if (protection !== undefined && !place.text.startsWith('{')) {
    const [from, to] = [before?.text ?? protection.absent, after?.text ?? protection.absent];
    if (from === to || !protection.weaker(from, to)) return [];
    return say(
      rules.protection.id,
      after === undefined ? `loses ${name}` : `${name} = ${unquoted(to)}`,
      'block',
    );
  }
  if (before === undefined || after === undefined) return [];
  const [was, is] = [before.text, after.text].map(unquoted);
  if (switches.test(last) && was === 'true' && is === 'false') {
    return say(
      rules.fewer.id,
      `${name} = false`,
      /^create/.test(last) || last === 'enabled' ? 'block' : 'warn',
    );
  }
  if (
    numbers.test(last) &&
    /^\d{1,9}$/.test(was ?? '') &&
    /^\d{1,9}$/.test(is ?? '') &&
    Number(is) < Number(was)
  ) {
    return say(rules.fewer.id, `${name} from ${was} to ${is}`, Number(is) === 0 ? 'block' : 'warn');
  }
  const [itemsBefore, itemsAfter] = [itemsOf(before.text), itemsOf(after.text)];
  if (itemsBefore !== null && itemsAfter !== null) {
    const gone = itemsBefore.filter((item) => !itemsAfter.includes(item));
    return gone.length === 0
      ? []
      : say(rules.fewer.id, `${name} loses ${gone.slice(0, 5).join(', ')}`, 'warn');
  }
  return nested(owner, name, before, after);
}

function nested(owner: string, name: string, before: Input, after: Input): Sighting[] {
  if (name.split('.').length > deepest) return [];
  const [one, other] = [before, after].map((input) => inputsIn(name, input));
  if (one === undefined || other === undefined || one === null || other === null) return [];
  return compareInputs(owner, one, other);
}

/** The entries of an object as inputs of their own. */
export function inputsIn(name: string, { path, line, text }: Input): ReadonlyMap<string, Input> | null {
  const entries = entriesOf(text);
  if (entries === null) return null;
  const under = name === '' ? '' : `${name}.`;
  return new Map([...entries].map(([key, value]) => [`${under}${key}`, { path, line, text: value }]));
}
