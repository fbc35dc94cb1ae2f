import { createHash } from 'node:crypto';
import { CONFIGURATION_PATH } from '../../change/configuration/path.ts';
import { BASELINE_PATH } from '../../change/policy/baseline.ts';
import { Replay } from '../../change/policy/flips/replay.ts';
import type { RepositoryId, Sha } from '../../domain/ids.ts';
import { numberedObject } from '../../domain/object.ts';
import type { ChangedFile, PullRequest } from '../../domain/pull-request.ts';
import type { FlowContext } from '../flow.ts';
import type { Policy } from '../policy.ts';

/** Which of the files that make a policy a change touches. */
export interface TouchedPolicy {
  readonly configuration: boolean;
  readonly baseline: boolean;
}

/** The files of the policy among those that are changed; null when none is. */
export function touchedPolicy(files: readonly ChangedFile[]): TouchedPolicy | null {
  const touches = (path: string) => files.some((file) => file.path === path || file.previousPath === path);
  const touched = { configuration: touches(CONFIGURATION_PATH), baseline: touches(BASELINE_PATH) };
  return touched.configuration || touched.baseline ? touched : null;
}

/** Where the ledger keeps what an edit of the policy would change: another head, or another policy, is another edit. */
export function replayKey(
  pull: { readonly repositoryId: RepositoryId; readonly number: number; readonly head: Sha },
  policy: Policy & { readonly rules: { readonly ok: true } },
): string {
  const known = createHash('sha256');
  for (const id of [...policy.baseline].sort()) known.update(id);
  const judging = `${policy.rules.version}:${known.digest('hex').slice(0, 16)}`;
  return `policy-replay:${numberedObject(pull.repositoryId, pull.number)}:${pull.head}:${judging}`;
}

/** Whether a policy can judge at all. */
export function isValid(policy: Policy): policy is Policy & { readonly rules: { readonly ok: true } } {
  return policy.rules.ok;
}

/**
 * What a pull request's edit of the policy would change.
 * @returns null when it edits none, `pending` while it is being worked out
 */
export async function readReplay(
  { ledger, client }: Pick<FlowContext, 'ledger' | 'client'>,
  pull: PullRequest,
  policy: Policy,
): Promise<Replay | 'pending' | null> {
  if (!pull.diff.complete || !isValid(policy) || touchedPolicy(pull.diff.files) === null) return null;
  const key = replayKey({ ...pull, head: pull.head.sha }, policy);
  const entry = await ledger.find(client.installation, key);
  return Replay.safeParse(entry?.data).data ?? 'pending';
}
