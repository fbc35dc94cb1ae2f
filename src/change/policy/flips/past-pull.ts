import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Analysis, Sight, Unread } from '../../../domain/analysis.ts';
import type { Configuration, CustomRule } from '../../../domain/configuration.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import { shorten } from '../../../domain/untrusted.ts';
import { touchedPaths } from '../../zones.ts';
import { contextOf } from '../analyse.ts';
import { customRuleId } from '../custom/rule.ts';

const mostSights = 100;
const mostUnread = 50;
const mostPaths = 500;
/** Of all paths together. */
const mostCharacters = 20_000;

/** What was seen, as far as it counts: neither the words of the change nor a preview of them. */
const PastSight = Sight.pick({
  rule: true,
  path: true,
  fingerprint: true,
  baseline: true,
  weight: true,
  raised: true,
}).extend({ allowed: z.boolean() });
type PastSight = z.infer<typeof PastSight>;

/** A pull request as it was last looked at, with all that another policy would judge it by. */
export const PastPull = z.object({
  number: z.number().int().positive(),
  /** The branch whose policy judged it. */
  branch: z.string(),
  /** When the App first looked at it, ISO 8601, UTC. */
  first: z.string(),
  /** A machine wrote it, or counts as having done so. */
  machine: z.boolean(),
  /** Changed files. */
  files: z.number().int(),
  /** Touched paths, former places of renamed files included; null when there are too many to keep. */
  paths: z.array(z.string()).nullable(),
  /** Of these, those where changes could not be undone: there detectors look more closely. */
  irreversible: z.array(z.string()),
  /** Patterns of the configuration that were looked for: a digest of each, by the id of its rule. */
  patterns: z.record(z.string(), z.string()),
  sights: z.array(PastSight),
  unread: z.array(Unread.pick({ path: true, why: true })),
  /** More was seen, or could not be read, than is kept. */
  cut: z.boolean(),
  /** Fingerprints of the findings that people approved. */
  approved: z.array(z.string()),
});
export type PastPull = z.infer<typeof PastPull>;

/** A look at a pull request whose diff is complete. */
interface Look {
  readonly number: number;
  readonly branch: string;
  readonly first: string;
  readonly machine: boolean;
  readonly files: readonly ChangedFile[];
  readonly analysis: Analysis;
  /** What the analysis was made with. */
  readonly configuration: Configuration;
  readonly approved: readonly string[];
}

/** What of a look is worth keeping. */
export function pastPull({ files, analysis, configuration, ...look }: Look): PastPull {
  const touched = [...new Set(touchedPaths(files))];
  const paths = touched.slice(0, mostPaths);
  const kept = paths.length === touched.length && paths.join('').length <= mostCharacters ? paths : null;
  const sights = analysis.sights.map(pastSight);
  const unread = analysis.unread.map(({ path, why }) => ({ path, why: shorten(why, 200) }));
  const cut = sights.length > mostSights || unread.length > mostUnread;
  const { irreversible } = contextOf(configuration.zones);
  return {
    number: look.number,
    branch: look.branch,
    first: look.first,
    machine: look.machine,
    files: files.length,
    paths: kept,
    irreversible: kept?.filter(irreversible) ?? [],
    patterns: patternsOf(configuration),
    sights: sights.slice(0, mostSights),
    unread: unread.slice(0, mostUnread),
    cut,
    approved: [...look.approved].slice(0, mostSights),
  };
}

function pastSight({ rule, path, fingerprint, baseline, weight, raised, allowed }: Sight): PastSight {
  const rest = raised === undefined ? {} : { raised };
  return { rule, path, fingerprint, baseline, weight, ...rest, allowed: allowed !== null };
}

/** The rules of a configuration that look for a pattern, by id: a digest of what they look for, and where. */
export function patternsOf({ policy }: Configuration): Record<string, string> {
  return Object.fromEntries(
    policy.custom
      .filter(({ pattern }) => pattern !== undefined)
      .map((rule) => [customRuleId(rule), digest(rule)]),
  );
}

function digest({ pattern, paths }: CustomRule): string {
  return createHash('sha256')
    .update(JSON.stringify([pattern, paths]))
    .digest('hex')
    .slice(0, 16);
}
