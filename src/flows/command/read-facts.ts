import type { Comment } from '../../connect/github/conversation.ts';
import type { ApiPull } from '../../connect/github/pull-requests.ts';
import { pushedAt } from '../../connect/github/pushes.ts';
import { listRuns } from '../../connect/github/workflow-runs.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { Sha } from '../../domain/ids.ts';
import { fullName } from '../../domain/repository.ts';
import type { FailedRun } from '../effects/rerun.ts';
import type { FlowContext } from '../flow.ts';
import { readRollback } from './read-rollback.ts';
import { readTakeBack } from './read-take-back.ts';
import type { CommandFacts, NewCommand, Place } from './state.ts';

/** What the one command needs to know; nothing for a comment that is not a command. */
export async function readFacts(
  context: FlowContext,
  place: Place,
  comment: Comment,
  parsed: NewCommand['parsed'],
  pull: ApiPull | null,
  configuration: Configuration | null,
): Promise<CommandFacts> {
  if (parsed.kind !== 'command' || comment.author.type === 'Bot') return { kind: 'none' };
  switch (parsed.command.word) {
    case 'approve':
      return { kind: 'approve', headPushedAt: pull === null ? null : await readPushed(context, pull) };
    case 'retry':
      return { kind: 'retry', failedRuns: await readFailedRuns(context, place, pull, configuration) };
    case 'rollback': {
      const { environment } = parsed.command;
      if (environment !== null)
        return { kind: 'take-back', takeBack: await readTakeBack(context, place, environment, comment) };
      if (pull === null) return { kind: 'none' };
      return {
        kind: 'rollback',
        rollback: await readRollback(context, place, pull, comment, configuration?.autonomy ?? 'observe'),
      };
    }
    case 'pause':
    case 'resume':
      return readSwitch(context, place);
    case 'explain':
    case 'override':
      return { kind: 'none' };
  }
}

async function readPushed({ client }: FlowContext, { head }: ApiPull): Promise<string | null> {
  if (head.repo === null) return null;
  const branch = { owner: head.repo.owner.login, name: head.repo.name, ref: head.ref };
  return pushedAt(client, branch, Sha.parse(head.sha));
}

async function readFailedRuns(
  { client }: FlowContext,
  { repository }: Place,
  pull: ApiPull | null,
  configuration: Configuration | null,
): Promise<FailedRun[]> {
  if (pull === null || configuration === null || pull.state !== 'open') return [];
  const headSha = Sha.parse(pull.head.sha);
  const runs = await listRuns(client, repository, { branch: pull.head.ref, headSha });
  return runs
    .filter((run) => run.workflow.path === configuration.evidence.workflow)
    .filter(({ conclusion }) => conclusion !== null && conclusion !== 'success')
    .map(({ id, attempt }) => ({ id, attempt }));
}

async function readSwitch({ client, switches }: FlowContext, place: Place): Promise<CommandFacts> {
  const repository = { id: place.repositoryId, name: fullName(place.repository) };
  return { kind: 'switch', pause: await switches.paused(client.installation, repository) };
}
