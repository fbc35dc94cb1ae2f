/** Check runs, by the last part of their name: one is a boundary of its own. */
const check = /:(wired-chaos\/[a-z-]+):/;

/**
 * What a point is called without the ids of what it is about, so that it is the same in every run:
 * `effect:begun:check:repository:1@abc:wired-chaos/policy:1:…` becomes `effect:begun:check:wired-chaos/policy`.
 */
export function boundaryOf(point: string): string {
  if (!point.startsWith('effect:')) return point;
  const [effect, state, kind] = point.split(':');
  const name = kind === 'check' ? check.exec(point)?.[1] : undefined;
  return [effect, state, kind, ...(name === undefined ? [] : [name])].join(':');
}
