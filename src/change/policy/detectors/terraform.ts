import type { Unread } from '../../../domain/analysis.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText, whyUnread } from '../file-text.ts';
import { compareModules } from '../terraform/compare.ts';
import { moduleOf } from '../terraform/module.ts';
import { looksLikePlan, planSightings, planTextSightings } from '../terraform/plan.ts';
import { isPlanText } from '../terraform/plan-text.ts';
import { terraformRules } from '../terraform/rules.ts';

const configuration = /\.(?:tf|tofu|tfvars)(?:\.json)?$|(?:^|\/)(?:terragrunt|root|env|account|region)\.hcl$/;
const state = /\.tfstate(?:\.backup)?$/;
const json = /\.jsonl?$/;
const plans =
  /(?:^|[/._-])(?:tf)?plan[^/]{0,60}\.(?:txt|log|out|md|ansi)$|(?:^|\/)(?:tf)?plan$|[._-](?:tf)?plan$/i;
const outputs = /\.(?:txt|log|out|ansi)$/i;

/** What Terraform and OpenTofu would destroy, by configurations before and after, and by plans. */
export const terraform: Detector = {
  name: 'terraform',
  rules: Object.values(terraformRules),
  wants: (path) => (configuration.test(path) ? 'both' : json.test(path) ? 'head' : 'nothing'),
  detect: (files, { irreversible }) => {
    const sightings: Sighting[] = [];
    const unread: Unread[] = [];
    for (const [, own] of byDirectory(files.filter(concerns))) {
      const readable = own.filter((file) => isRead(file));
      for (const file of own.filter((one) => !isRead(one)))
        unread.push({ path: file.path, why: whyUnread(file) });
      const base = moduleOf(
        readable.flatMap((file) => textOf(file.previousPath ?? file.path, baseText(file))),
      );
      const head = moduleOf(readable.flatMap((file) => textOf(file.path, headText(file))));
      for (const { path, line, why } of head.problems) {
        const partial = readable.some((file) => file.path === path && isPartial(file));
        if (!partial)
          unread.push({ path, lines: { start: line, end: line }, why: `${why}, so it is read in part` });
      }
      sightings.push(...compareModules(base, head, irreversible));
    }
    for (const file of files) sightings.push(...beside(file, irreversible(file.path), unread));
    return { sightings, unread };
  },
};

/** Whether a file or its former place belongs to a configuration. */
function concerns({ path, previousPath }: ChangedFile): boolean {
  return configuration.test(path) || (previousPath !== undefined && configuration.test(previousPath));
}

function isRead(file: ChangedFile): boolean {
  return baseText(file) !== undefined && headText(file) !== undefined;
}

function isPartial(file: ChangedFile): boolean {
  return file.texts?.readable === true && file.texts.partial === true;
}

function textOf(path: string, text: string | null | undefined) {
  return typeof text === 'string' && configuration.test(path) ? [{ path, text }] : [];
}

/** A directory is a module: what leaves one of its files for another stays. */
function byDirectory(files: readonly ChangedFile[]): ReadonlyMap<string, ChangedFile[]> {
  const directories = new Map<string, ChangedFile[]>();
  for (const file of files) {
    const directory = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    directories.set(directory, [...(directories.get(directory) ?? []), file]);
  }
  return directories;
}

/** States and plans, which are no configuration. */
function beside(file: ChangedFile, irreversible: boolean, unread: Unread[]): readonly Sighting[] {
  const { path, status } = file;
  if (state.test(path)) {
    const preview = status === 'removed' ? 'removes a state file' : 'changes a state file';
    return [{ rule: terraformRules.state.id, path, subject: `${status} state`, preview }];
  }
  if (status === 'removed') return [];
  const told = plans.test(path) || (outputs.test(path) && isPlanText(file.addedLines));
  const text = json.test(path) || file.texts !== undefined ? headText(file) : null;
  if (typeof text === 'string' && looksLikePlan(text)) {
    const read = planSightings(text, path, irreversible);
    if (read?.problem !== undefined) unread.push({ path, why: read.problem });
    return read?.sightings ?? [];
  }
  return told ? planTextSightings(file.addedLines, path, irreversible) : [];
}
