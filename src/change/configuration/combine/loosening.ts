import type { Steps } from '../../../domain/yaml-place.ts';

/** Something by which a repository would ask for less than its organisation. It is ignored, and named. */
export interface Loosening {
  readonly steps: Steps;
  /** What the organisation asks for, in words that end a sentence: `at least 2 people`. */
  readonly asked: string;
}

/** What both together ask for, and what of the repository's was ignored. */
export interface Combined<Value> {
  readonly value: Value;
  readonly loosened: readonly Loosening[];
}

/**
 * The stricter of two settings, where an absent one leaves it to the other.
 * @param order every value from the loosest to the strictest.
 */
export function stricter<Value extends string>(
  order: readonly Value[],
  organisation: Value | undefined,
  repository: Value | undefined,
  steps: Steps,
): Combined<Value | undefined> {
  if (organisation === undefined || repository === undefined) {
    return { value: repository ?? organisation, loosened: [] };
  }
  if (order.indexOf(repository) >= order.indexOf(organisation)) return { value: repository, loosened: [] };
  return { value: organisation, loosened: [{ steps, asked: organisation }] };
}

/** Of a list in which every entry allows more: what both list, once the organisation lists anything. */
export function onlyOf(
  organisation: readonly string[] | undefined,
  repository: readonly string[] | undefined,
  steps: Steps,
): Combined<string[] | undefined> {
  if (organisation === undefined || repository === undefined) {
    const value = repository ?? organisation;
    return { value: value === undefined ? undefined : [...value], loosened: [] };
  }
  const more = repository.some((entry) => !organisation.includes(entry));
  const asked = organisation.length === 0 ? 'none' : `none but ${organisation.join(', ')}`;
  return {
    value: repository.filter((entry) => organisation.includes(entry)),
    loosened: more ? [{ steps, asked }] : [],
  };
}
