import type { Sighting } from '../detector.ts';
import { terraformRules as rules } from './rules.ts';
import { weightOf } from './stateful-types.ts';

interface Line {
  /** One-based. */
  readonly number: number;
  readonly text: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are told colours by them
const colour = /\u001B\[[0-9;]{0,20}m/g;
const verdict =
  /^\s{0,40}# (?:\(deposed object [0-9a-f]{1,40}\) )?([\w.[\]"'/: @-]{3,500}?)(?: \(deposed object [0-9a-f]{1,40}\))? (will be destroyed|must be replaced|will be replaced|is tainted, so must be replaced|will no longer be managed by \w{1,30})/;
const symbol = /^\s{0,40}(-\/\+|\+\/-|-) resource "([\w-]{1,200})" "([\w-]{1,200})"/;
const summary = /^\s{0,10}Plan: .{0,200}?\b(\d{1,9}) to destroy\b/;
const heading = /(?:Terraform|OpenTofu) (?:will perform|planned) the following actions/;

/** A line as it would be without colours. */
export function plainLine(text: string): string {
  return text.replace(colour, '').replace(/\r$/, '');
}

/** The lines of a text that is a plan as people read it; null when it is none. */
export function planLines(text: string): readonly Line[] | null {
  const lines = text
    .split(/\r\n|[\n\r]/)
    .map((line, index) => ({ number: index + 1, text: plainLine(line) }));
  // A piece of a plan, without its beginning and end, is one as well; so is one that changes nothing.
  const isPiece = lines.some(
    ({ text }) => verdict.test(text) || symbol.test(text) || /^No changes\./.test(text),
  );
  return isPiece || isPlanText(lines) ? lines : null;
}

/** Whether there is what only plans say. */
export function isPlanText(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => {
    const plain = plainLine(text);
    return heading.test(plain) || summary.test(plain);
  });
}

/** What the lines of a plan say of what goes: each resource once, and the number where no resource is named. */
export function textSightings(lines: readonly Line[], path: string, irreversible: boolean): Sighting[] {
  const named = lines.flatMap(({ number, text }): Named[] => {
    const match = verdict.exec(text);
    if (match === null) return [];
    const [, address = '', what = ''] = match;
    return [{ number, address, type: typeIn(address), verb: verbOf(what) }];
  });
  const known = new Set(named.map(({ address }) => bare(address)));
  const drawn = lines.flatMap(({ number, text }): Named[] => {
    const match = symbol.exec(text);
    if (match === null) return [];
    const [, sign = '', type = '', name = ''] = match;
    const address = `${type}.${name}`;
    return known.has(address)
      ? []
      : [{ number, address, type, verb: sign === '-' ? 'destroys' : 'replaces' }];
  });
  const all = [...named, ...drawn];
  if (all.length > 0) return all.map((one) => sighting(one, path, irreversible));
  return lines.flatMap(({ number, text }): Sighting[] => {
    const amount = Number(summary.exec(text)?.[1] ?? 0);
    if (amount === 0) return [];
    const preview = `destroys ${amount} that the text does not name`;
    const place = { path, lines: { start: number, end: number } };
    return [{ ...place, rule: rules.planDestroys.id, subject: `destroys ${amount}`, preview }];
  });
}

interface Named {
  readonly number: number;
  readonly address: string;
  readonly type: string;
  readonly verb: 'destroys' | 'replaces' | 'forgets';
}

function verbOf(what: string): Named['verb'] {
  if (what.includes('replaced')) return 'replaces';
  return what.startsWith('will no longer') ? 'forgets' : 'destroys';
}

/** Without the modules around it and the index of the instance. */
function bare(address: string): string {
  const inner = address.replace(/module\.[\w-]{1,200}(?:\[[^\]]{0,200}\])?\./g, '');
  return inner.replace(/\[[^\]]{0,200}\]$/, '');
}

function typeIn(address: string): string {
  return /^([a-z][\w-]{0,200})\.[A-Za-z_]/.exec(bare(address))?.[1] ?? '';
}

function sighting({ number, address, type, verb }: Named, path: string, irreversible: boolean): Sighting {
  const weight = weightOf(type);
  const rule = verb === 'replaces' ? rules.planReplaces.id : rules.planDestroys.id;
  return {
    rule,
    path,
    lines: { start: number, end: number },
    subject: `${verb === 'replaces' ? 'replace' : 'delete'} ${address}`,
    preview: `${verb} ${address}`,
    weight: weight === 'weighty' || (irreversible && weight === 'unknown') ? 'block' : 'warn',
  };
}
