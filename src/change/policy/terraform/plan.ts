import { z } from 'zod';
import type { Sighting } from '../detector.ts';
import { terraformRules as rules } from './rules.ts';
import { weightOf } from './stateful-types.ts';

/** The part of `terraform show -json` that says what happens. */
const Plan = z.object({
  format_version: z.string(),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        mode: z.string().optional(),
        type: z.string(),
        deposed: z.string().optional(),
        change: z.object({ actions: z.array(z.string()), replace_paths: z.array(z.unknown()).optional() }),
      }),
    )
    .optional(),
});

/** Whether a text looks like a plan in JSON, so that no other JSON is parsed. */
export function looksLikePlan(text: string): boolean {
  return (
    /^\s{0,100}\{/.test(text) && text.includes('"resource_changes"') && text.includes('"format_version"')
  );
}

/**
 * What a plan in JSON destroys and replaces.
 * @returns null when it is no plan
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function planSightings(text: string, path: string, irreversible: boolean): Sighting[] | null {
  let plan: z.infer<typeof Plan>;
  try {
    plan = Plan.parse(JSON.parse(text));
  } catch {
    return null;
  }
  return (plan.resource_changes ?? []).flatMap(({ address, mode, type, deposed, change }): Sighting[] => {
    if (mode === 'data') return [];
    const actions = change.actions.join(' ');
    const place = { path, weight: weightIn(type, irreversible) };
    if (actions === 'delete create' || actions === 'create delete') {
      const causes = (change.replace_paths ?? []).map((one) =>
        Array.isArray(one) ? one.join('.') : String(one),
      );
      const why = causes.length === 0 ? '' : ` because of ${causes.slice(0, 5).join(', ')}`;
      const preview = `replaces ${address}${why}`;
      return [{ ...place, rule: rules.planReplaces.id, subject: address, preview }];
    }
    if (actions !== 'delete' && actions !== 'forget') return [];
    const what = deposed === undefined ? address : `${address} (deposed ${deposed})`;
    const verb = actions === 'delete' ? 'destroys' : 'forgets';
    return [
      { ...place, rule: rules.planDestroys.id, subject: `${actions} ${what}`, preview: `${verb} ${what}` },
    ];
  });
}

const line =
  /^\s{0,40}# (?:\(deposed object [0-9a-f]{1,40}\) )?([\w.[\]"'/:-]{3,500})(?: \(deposed object [0-9a-f]{1,40}\))? (will be destroyed|must be replaced|will be replaced|is tainted, so must be replaced|will no longer be managed by \w{1,30}, and will be destroyed)/;

/** What the text of a plan destroys and replaces, in the lines that are added. */
export function planTextSightings(
  lines: readonly { readonly number: number; readonly text: string }[],
  path: string,
  irreversible: boolean,
): Sighting[] {
  return lines.flatMap(({ number, text }): Sighting[] => {
    const match = line.exec(text);
    if (match === null) return [];
    const [, address = '', what = ''] = match;
    const type = /(?:^|\.)(?!module\.)([a-z][a-z0-9_]{0,200})\.[A-Za-z_]/.exec(
      address.replace(/module\.[\w-]{1,200}(?:\[[^\]]{0,200}\])?\./g, ''),
    )?.[1];
    const replaced = what.includes('replaced');
    return [
      {
        rule: replaced ? rules.planReplaces.id : rules.planDestroys.id,
        path,
        lines: { start: number, end: number },
        subject: `${replaced ? 'replace' : 'delete'} ${address}`,
        preview: `${replaced ? 'replaces' : 'destroys'} ${address}`,
        weight: weightIn(type ?? '', irreversible),
      },
    ];
  });
}

function weightIn(type: string, irreversible: boolean): 'block' | 'warn' {
  const weight = weightOf(type);
  if (weight === 'fleeting') return 'warn';
  return weight === 'weighty' || irreversible ? 'block' : 'warn';
}
