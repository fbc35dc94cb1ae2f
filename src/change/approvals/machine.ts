import type { Actor, PullRequest } from '../../domain/pull-request.ts';

// Numeric ids of agents and bots, checked in November 2026. Some act under an account of type User.
const knownMachines = new Map<number, string>([
  [198982749, 'Copilot'],
  [175728472, 'Copilot Autofix'],
  [199175422, 'Codex'],
  [242516109, 'Codex'],
  [209825114, 'Claude'],
  [242468646, 'Claude'],
  [161369871, 'Jules'],
  [158243242, 'Devin'],
  [218312386, 'Gemini CLI'],
  [206951365, 'Cursor'],
  [49699333, 'Dependabot'],
  [29139614, 'Renovate'],
  [41898282, 'GitHub Actions'],
]);

const machineBranch =
  /^(?:wired-chaos|copilot|codex|claude|jules|devin|cursor|dependabot|renovate)\/|^openhands-fix-issue-|^conflict_\d{6}_\d{4}$/;

/** Whether this actor is a program: by GitHub's type, or by the numeric id of a known agent. Logins prove nothing. */
export function isMachine(actor: Actor): boolean {
  return actor.type === 'Bot' || knownMachines.has(actor.id);
}

/**
 * Why the pull request counts as written by a machine, or null when it counts as a person's. A branch name can be
 * chosen by anybody, so it only ever makes the judgement stricter.
 */
export function machineAuthorship(pull: Pick<PullRequest, 'author' | 'head' | 'pushers'>): string | null {
  if (isMachine(pull.author)) return `${pull.author.login} is a machine`;
  const pusher = 'unknown' in pull.pushers ? undefined : pull.pushers.find(isMachine);
  if (pusher !== undefined) return `${pusher.login}, a machine, pushed to the branch`;
  return machineBranch.test(pull.head.ref)
    ? `the branch ${pull.head.ref} is named as machines name theirs`
    : null;
}
