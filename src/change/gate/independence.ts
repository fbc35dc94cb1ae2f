import type { Actor } from '../../domain/pull-request.ts';
import { means } from '../approvals/independence.ts';
import { isMachine } from '../approvals/machine.ts';
import type { Change, Range } from './facts.ts';

function called(change: Change): string {
  return change.kind === 'pull' ? `#${change.number}` : change.sha.slice(0, 7);
}

/**
 * Why somebody has no say about a deployment, or null: a machine, or whoever had a hand in anything that it would
 * bring: opened a pull request, wrote or committed a commit, is named as co-author, or pushed. So a second account
 * that touched the change has no say either. Whoever started the run has one like everybody else.
 */
export function lackOfIndependence(range: Range, actor: Actor): string | null {
  if (isMachine(actor)) return 'a machine cannot approve';
  if (!range.complete) return 'it cannot be told who wrote what would be deployed';
  for (const change of range.changes) {
    const isActor = ({ id }: Actor) => id === actor.id;
    if (change.people.some(isActor)) return `they are an author of ${called(change)}`;
    if (change.pushers?.some(isActor) === true) return `they pushed to ${called(change)}`;
    if (change.named.some((name) => means(name, actor))) return `a commit of ${called(change)} names them`;
  }
  return null;
}

/** How many of those who approve may be a last pusher whom nobody knows: one for each such change. */
export function unknownPushers(range: Range): number {
  return range.complete ? range.changes.filter(({ pushers }) => pushers === null).length : 0;
}
