import type { RepositoryId } from '../../domain/ids.ts';
import { type ObjectId, repositoryObject, repositoryOf } from '../../domain/object.ts';

/** A repository as switches know it. */
export interface SwitchedRepository {
  /** Null where only the name is known, which may be another repository's tomorrow. */
  readonly id: RepositoryId | null;
  /** `owner/name`. */
  readonly name: string;
}

/** What a switch is for. */
export type SwitchTarget =
  | {
      readonly scope: 'repository';
      readonly installation: number;
      readonly repository: SwitchedRepository;
    }
  | { readonly scope: 'organisation'; readonly installation: number }
  | { readonly scope: 'everything' };

/** The chain of the App's own entries; GitHub's installation ids begin at 1. */
const appItself = 0;
/** Repositories have a slash in their names, so none is called like this. */
const organisation = 'organisation';
const everything = 'everything';

/** Where the ledger keeps the turns of a switch. */
export function placeOf(target: SwitchTarget): {
  readonly installation: number;
  readonly subject: string;
  readonly object?: ObjectId;
} {
  switch (target.scope) {
    case 'everything':
      return { installation: appItself, subject: everything };
    case 'organisation':
      return { installation: target.installation, subject: organisation };
    case 'repository': {
      const { id, name } = target.repository;
      const place = { installation: target.installation, subject: name };
      return id === null ? place : { ...place, object: repositoryObject(id) };
    }
  }
}

/** What an entry of the ledger is about. Entries of earlier versions name repositories without their id. */
export function targetOf(entry: {
  readonly installation: number;
  readonly subject: string;
  readonly object?: ObjectId;
}): SwitchTarget {
  const { installation, subject, object } = entry;
  if (installation === appItself) return { scope: 'everything' };
  if (subject === organisation) return { scope: 'organisation', installation };
  const id = object === undefined ? null : repositoryOf(object);
  return { scope: 'repository', installation, repository: { id, name: subject } };
}
