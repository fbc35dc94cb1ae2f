import type { RepositoryId } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';

/** Where an effect takes place: the name is what GitHub is asked by, the number what is remembered. */
export interface Place {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
}

/** An issue or pull request in which an effect takes place. */
export interface NumberedPlace extends Place {
  readonly number: number;
}
