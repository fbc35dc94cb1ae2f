import { listCoveredRepositories, readInstallation } from '../../connect/github/installation.ts';
import { InstallationId } from '../../domain/ids.ts';
import type { AppFlow, AppFlowContext } from '../app-flow.ts';
import type { Afterwards } from '../flow.ts';
import { nextForInstallation } from './next.ts';
import { describeLacking, lackingPermissions } from './permissions.ts';
import type { InstallationState, InstallationStep } from './state.ts';
import { installationKind } from './wake.ts';

/** With more repositories than these nobody waits for all of them: they are worked off like a sweep. */
const atOnce = 20;

/**
 * The life of one installation: what it covers and grants, whether it is suspended or gone, and the end of what is
 * stored of it. Its wakes belong to the App itself, for an installation that is suspended has none of its own.
 */
export const installation: AppFlow<InstallationState, InstallationStep> = {
  kind: installationKind,
  read,
  next: nextForInstallation,
  act,
};

async function read(context: AppFlowContext, subject: string): Promise<InstallationState> {
  const id = InstallationId.parse(Number(subject));
  const { installations } = context;
  const found = await readInstallation(context.octokit, id);
  const active = found !== null && found.suspendedAt === null;
  const [repositories, known, knownRepositories] = await Promise.all([
    active ? context.client(id).then(listCoveredRepositories) : [],
    installations.find(id),
    installations.repositories(id),
  ]);
  return {
    id,
    found,
    repositories: repositories.sort((one, other) => one.id - other.id),
    lacking: found === null ? [] : lackingPermissions(context.asked, found.permissions),
    known,
    knownRepositories,
    eraseAfter: context.eraseAfter,
    now: context.clock.now(),
  };
}

async function act(
  context: AppFlowContext,
  state: InstallationState,
  step: InstallationStep,
): Promise<Afterwards> {
  const { id } = state;
  const log = context.log.child({ installation: id });
  switch (step.kind) {
    case 'rest':
      return { kind: 'rest' };
    case 'wait':
      return {
        kind: 'later',
        milliseconds: step.milliseconds,
        why: 'what is stored of it is erased in time',
      };
    case 'close': {
      await context.installations.save(step.record, []);
      context.forget(id);
      const dropped = await context.dropWakes(id);
      log.warn({ standing: step.record.standing, dropped }, 'nothing is done for this installation any more');
      return { kind: 'again' };
    }
    case 'update': {
      const priority = step.look.length > atOnce ? 'sweep' : 'event';
      // Open first, or what is woken would be dropped. Until the end no repository counts as known: whoever goes on
      // after a crash looks at all of them.
      await context.installations.save(step.record, []);
      for (const name of step.look) {
        for (const kind of ['main-branch', 'open-pulls']) {
          await context.wake({ kind, installation: id, subject: name, reason: 'installation', priority });
        }
      }
      await context.installations.save(step.record, state.repositories);
      if (step.record.lacking.length > 0) {
        const lacking = describeLacking(step.record.lacking);
        log.warn(
          { lacking, accept: step.record.page },
          'this installation has not granted what the App asks for',
        );
      }
      log.info(
        { account: step.record.account?.login, repositories: state.repositories.length },
        'installation',
      );
      return { kind: 'rest' };
    }
    case 'erase': {
      const erased = await context.erase(id);
      log.warn({ erased }, 'everything stored of this installation was erased, for it is gone');
      return { kind: 'rest' };
    }
  }
}
