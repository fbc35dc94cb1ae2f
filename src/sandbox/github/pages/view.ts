import type { Context } from '../context.ts';
import type { Repository } from '../state/repository.ts';
import type { Html } from './visible.ts';

/** A request for a page. */
export interface Visit {
  readonly context: Context;
  /** A part of the path, decoded; empty when the path has none of that name. */
  part(name: string): string;
}

/** A page, as it goes into the frame that all share. */
export interface Page {
  /** Plain text for the browser's title. */
  readonly title: string;
  /** The repository that it is of, for the path and the tabs at the top. */
  readonly repository: Repository | null;
  readonly tab: 'code' | 'issues' | 'pulls' | 'actions' | null;
  readonly body: Html;
}

/** One kind of page. Files of `views/` export theirs as `view`. */
export interface View {
  /** As Hono writes it: `/:owner/:repository/pull/:number`. */
  readonly path: string;
  /** The page, or null when there is nothing at this address. */
  render(visit: Visit): Promise<Page | null>;
}

/** The repository that a visit's path names, or null. */
export const repositoryOf = (visit: Visit): Repository | null =>
  visit.context.state.repositoryNamed(visit.part('owner'), visit.part('repository'));

/** A numeric part of the path; NaN, which is the key of nothing, when it is no number. */
export const numberOf = (visit: Visit, name: string): number =>
  /^\d{1,15}$/.test(visit.part(name)) ? Number(visit.part(name)) : Number.NaN;
