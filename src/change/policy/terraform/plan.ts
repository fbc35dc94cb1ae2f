import { z } from 'zod';
import type { Sighting } from '../detector.ts';
import { plainLine, planLines, textSightings } from './plan-text.ts';
import { terraformRules as rules } from './rules.ts';
import { weightOf } from './stateful-types.ts';

/** The part of `terraform show -json` that says what happens. */
const Plan = z.object({ format_version: z.string(), resource_changes: z.array(z.unknown()).nullish() });

const Change = z.object({
  address: z.string(),
  mode: z.string().nullish(),
  type: z.string(),
  deposed: z.string().nullish(),
  change: z.object({ actions: z.array(z.string()), replace_paths: z.array(z.unknown()).nullish() }),
});

/** A line of `terraform plan -json`. */
const Message = z.object({
  type: z.literal('planned_change'),
  change: z.object({
    resource: z.object({ addr: z.string(), resource_type: z.string() }),
    action: z.string(),
  }),
});

/** What a plan says, and what of it could not be read. */
export interface PlanRead {
  readonly sightings: readonly Sighting[];
  readonly problem?: string;
}

/** Whether a text looks like a plan in JSON, so that no other JSON is parsed. */
function looksLikeJson(text: string): boolean {
  return (
    /^\uFEFF?\s{0,100}\{/.test(text) &&
    text.includes('"resource_changes"') &&
    text.includes('"format_version"')
  );
}

function looksLikeStream(text: string): boolean {
  return (
    /^\uFEFF?\s{0,100}\{"@level"/.test(text) &&
    /"type":\s?"(?:planned_change|change_summary|version)"/.test(text)
  );
}

/** Whether a text is a plan in any of the forms in which Terraform and OpenTofu write one. */
export function looksLikePlan(text: string): boolean {
  return looksLikeJson(text) || looksLikeStream(text);
}

/**
 * What a plan destroys and replaces.
 * @returns null when it is no plan
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function planSightings(text: string, path: string, irreversible: boolean): PlanRead | null {
  if (looksLikeStream(text)) return streamSightings(text, path, irreversible);
  if (!looksLikeJson(text)) {
    const lines = planLines(text);
    return lines === null ? null : { sightings: textSightings(lines, path, irreversible) };
  }
  const plan = Plan.safeParse(parsed(text));
  if (!plan.success) return { sightings: [], problem: 'it looks like a plan, but is not whole' };
  const changes = plan.data.resource_changes ?? [];
  const read = changes.map((one) => Change.safeParse(one));
  const sightings = read.flatMap(({ data }) =>
    data === undefined ? [] : sightingsOf(data, path, irreversible),
  );
  const broken = read.filter(({ success }) => !success).length;
  return broken === 0
    ? { sightings }
    : { sightings, problem: `${broken} of ${changes.length} changes of the plan are not in its format` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

function sightingsOf(one: z.infer<typeof Change>, path: string, irreversible: boolean): Sighting[] {
  const { address, mode, type, deposed, change } = one;
  if (mode === 'data') return [];
  const actions = new Set(change.actions);
  const place = { path, weight: weightIn(type, irreversible) };
  if (actions.has('delete') && actions.has('create')) {
    const causes = (change.replace_paths ?? []).map((cause) =>
      Array.isArray(cause) ? cause.join('.') : String(cause),
    );
    const why = causes.length === 0 ? '' : ` because of ${causes.slice(0, 5).join(', ')}`;
    const preview = `replaces ${address}${why}`;
    return [{ ...place, rule: rules.planReplaces.id, subject: address, preview }];
  }
  const action = actions.has('delete') ? 'delete' : actions.has('forget') ? 'forget' : null;
  if (action === null) return [];
  const what = deposed === undefined || deposed === null ? address : `${address} (deposed ${deposed})`;
  const verb = action === 'delete' ? 'destroys' : 'forgets';
  return [
    { ...place, rule: rules.planDestroys.id, subject: `${action} ${what}`, preview: `${verb} ${what}` },
  ];
}

function streamSightings(text: string, path: string, irreversible: boolean): PlanRead {
  const sightings = text.split('\n').flatMap((line, index): Sighting[] => {
    if (!line.includes('planned_change')) return [];
    const message = Message.safeParse(parsed(line));
    if (!message.success) return [];
    const { resource, action } = message.data.change;
    if (!/^(?:delete|replace|forget|remove)$/.test(action)) return [];
    const replaced = action === 'replace';
    return [
      {
        rule: replaced ? rules.planReplaces.id : rules.planDestroys.id,
        path,
        lines: { start: index + 1, end: index + 1 },
        subject: `${action} ${resource.addr}`,
        preview: `${replaced ? 'replaces' : action === 'delete' ? 'destroys' : 'forgets'} ${resource.addr}`,
        weight: weightIn(resource.resource_type, irreversible),
      },
    ];
  });
  return { sightings };
}

/** What the text of a plan destroys and replaces, in the lines that are added. */
export function planTextSightings(
  lines: readonly { readonly number: number; readonly text: string }[],
  path: string,
  irreversible: boolean,
): Sighting[] {
  return textSightings(
    lines.map(({ number, text }) => ({ number, text: plainLine(text) })),
    path,
    irreversible,
  );
}

function weightIn(type: string, irreversible: boolean): 'block' | 'warn' {
  const weight = weightOf(type);
  if (weight === 'fleeting') return 'warn';
  return weight === 'weighty' || irreversible ? 'block' : 'warn';
}
