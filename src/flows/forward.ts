import type { RepositoryId } from '../domain/ids.ts';
import { fullName, type RepositoryRef } from '../domain/repository.ts';
import { LeaseLost } from '../platform/switches/lease.ts';
import { stopOf } from '../platform/switches.ts';
import type { Afterwards, FlowContext } from './flow.ts';

/**
 * What moves something forward, and so stops while paused. Whatever is not listed here goes on:
 *
 * | act                                           | while paused | why                                           |
 * |-----------------------------------------------|--------------|-----------------------------------------------|
 * | merge a pull request                          | stops        | changes a branch that people rely on          |
 * | put a pull request into the merge queue       | stops        | GitHub merges it without asking again         |
 * | tag, release, attach files to a release       | stops        | other workflows may start with a release      |
 * | take a deployment back to what ran before     | goes on      | safety: the way back stays open               |
 * | set a deployment's status                     | goes on      | says what is, and changes nothing             |
 * | let a deployment go forward                   | stops        | users meet what it brings                     |
 * | reject a deployment, say what it waits for    | goes on      | holds back, or says why                       |
 * | let a deployment go back to what was verified | goes on      | safety: the way back stays open               |
 * | write check runs                              | goes on      | verdicts: without them people are blind       |
 * | read, keep evidence, wake, write the ledger   | goes on      | changes nothing outside                       |
 * | run failed jobs again                         | goes on      | asks again before anything is believed        |
 * | answer a command, react, tell voided approvals| goes on      | people who ask have to be answered            |
 * | ask people in an issue                        | goes on      | hands the decision to people                  |
 * | write a revert of what is broken or ordered   | goes on      | safety: the way back stays open; merging such |
 * |   (branch, commit, pull request, label, body) |              | a pull request is a merge like any other      |
 *
 * Opening pull requests that are no such reverts belongs to the first kind as soon as there are some.
 */
type ForwardAct = 'merge' | 'enqueue' | 'release' | 'deploy';

/** A pause is over when somebody says so; the file PAUSE and a lost lease are looked at again after this time. */
const lookAgainAfter = { process: 60_000, leaseLost: 5_000 };

/** Where an act takes place. */
interface Place {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
}

/**
 * Takes a forward act unless something pauses it, which is no failure: who ends a pause wakes what it held back.
 * @param take gets a check to be made once more right before the request goes out, for requests wait for their turn;
 * it throws when the act must not happen any more
 */
export async function forward(
  context: FlowContext,
  { repository, repositoryId }: Place,
  act: ForwardAct,
  take: (assert: () => void) => Promise<Afterwards>,
): Promise<Afterwards> {
  const place = { id: repositoryId, name: fullName(repository) };
  const assert = () => context.switches.assertForward(context.client.installation, place);
  try {
    assert();
    return await take(assert);
  } catch (error) {
    const stop = stopOf(error);
    if (stop === null) throw error;
    context.log.info({ repository: place.name, act, why: stop.message }, 'not done');
    if (stop instanceof LeaseLost) {
      return { kind: 'later', milliseconds: lookAgainAfter.leaseLost, why: stop.message };
    }
    return stop.pause.scope === 'process'
      ? { kind: 'later', milliseconds: lookAgainAfter.process, why: stop.message }
      : { kind: 'rest' };
  }
}
