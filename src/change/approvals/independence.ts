import type { Actor, PullRequest } from '../../domain/pull-request.ts';
import { isMachine, machineAuthorship } from './machine.ts';

const noreply = /^(?:(\d+)\+)?([a-z0-9-]+)@users\.noreply\.github\.com$/i;

/** Whether a trailer's name or address means this person: their login, or the address GitHub makes for them. */
export function means(coAuthor: string, actor: Actor): boolean {
  const address = noreply.exec(coAuthor);
  if (address?.[1] === String(actor.id)) return true;
  const login = address?.[2] ?? coAuthor.replace(/^@/, '');
  return login.toLowerCase() === actor.login.toLowerCase();
}

/**
 * Why this actor wrote what is to be judged and so has no say about it, or null: a machine, the author, or who
 * pushed last (by GitHub's own log). While it cannot be told who pushed last, everybody could have.
 */
export function authorship(pull: PullRequest, actor: Actor): string | null {
  if (isMachine(actor)) return 'a machine cannot approve';
  if (actor.id === pull.author.id) return 'they are the author';
  if ('unknown' in pull.pushers) return 'it cannot be told who pushed last';
  return pull.pushers[0]?.id === actor.id ? 'they pushed last' : null;
}

/**
 * Why this actor's approval cannot count, or null. Beside {@link authorship}: a change by a machine is approved by
 * nobody who commissioned it, and by nobody whom its commits name as co-author; anybody can write that name, but it
 * only ever excludes.
 */
export function lackOfIndependence(pull: PullRequest, actor: Actor): string | null {
  const wrote = authorship(pull, actor);
  if (wrote !== null || machineAuthorship(pull) === null) return wrote;
  if (pull.commissioners.some(({ id }) => id === actor.id)) return 'they commissioned the machine';
  if (pull.coAuthors.some((coAuthor) => means(coAuthor, actor))) return 'a commit names them as co-author';
  return null;
}
