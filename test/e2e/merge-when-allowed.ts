import type { Person } from '../../src/sandbox/people.ts';
import { shop } from '../../src/sandbox/world.ts';
import { until } from './until.ts';

const where = { owner: shop.owner, repo: shop.name };

/** Waits until branch protection lets a pull request through, and merges it as a person does. */
export async function mergeWhenAllowed(person: Person, number: number): Promise<void> {
  await until(async () => {
    const { data } = await person.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...where,
      pull_number: number,
    });
    return data.mergeable_state === 'clean' || data.mergeable_state === 'unstable' ? true : null;
  });
  await person.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: number,
  });
}
