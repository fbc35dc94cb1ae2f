import { z } from 'zod';
import { type Analysis, Sight, Unread } from '../../../domain/analysis.ts';

/** More than these of one commit are as bad as these: a finding that blocks is one already. */
const most = 50;
const mostRemoved = 500;

/** What the detectors of secrets saw in one commit by itself. It carries no secret. */
export const CommitSecrets = z.object({
  commit: z.string().regex(/^[0-9a-f]{40,64}$/),
  /** In the lines that it adds. */
  added: z.array(Sight),
  /** The `secret` of those in the lines that it takes away. */
  removed: z.array(z.string()),
  /** What of it could not be read. */
  unread: z.array(Unread),
});
export type CommitSecrets = z.infer<typeof CommitSecrets>;

/**
 * What is kept of a commit.
 * @param added what was seen in the lines that it adds
 * @param removed the same for the lines that it takes away
 */
export function commitSecrets(commit: string, added: Analysis, removed: Analysis): CommitSecrets {
  const secrets = added.sights.filter(({ secret }) => secret !== undefined);
  const gone = removed.sights.flatMap(({ secret }) => (secret === undefined ? [] : [secret]));
  return {
    commit,
    added: secrets.slice(0, most),
    removed: [...new Set(gone)].slice(0, mostRemoved),
    unread: added.unread.slice(0, most),
  };
}
