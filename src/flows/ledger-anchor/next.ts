import type { AnchorState, AnchorStep } from './state.ts';

/** Looking into one takes two calls. */
const mostRepositories = 5;

/** Finishes what was planned; else plans an anchor when one is due and there is a repository for it. Pure. */
export function nextAnchor({ note, due, about, forgetBefore }: AnchorState): AnchorStep {
  if (note.plan !== null) return { kind: 'write', plan: note.plan };
  if (!due) return { kind: 'rest' };
  const refused = new Set(
    note.refused.filter(({ at }) => at > forgetBefore).map(({ repositoryId }) => repositoryId),
  );
  const repositories = about.filter((id) => !refused.has(id)).slice(0, mostRepositories);
  return repositories.length === 0 ? { kind: 'rest' } : { kind: 'plan', repositories };
}
