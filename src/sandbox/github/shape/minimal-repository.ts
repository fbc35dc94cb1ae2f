import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Repository } from '../state/repository.ts';
import { repositoryShape } from './repository.ts';

/** A repository as check suites, statuses and workflow runs embed it. */
export const minimalRepository = (
  context: Context,
  repository: Repository,
): components['schemas']['minimal-repository'] => ({
  ...repositoryShape(context, repository),
  license: null,
});
