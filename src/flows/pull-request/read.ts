import { CONFIGURATION_PATH, parseConfiguration } from '../../change/configuration/parse.ts';
import { listOwnChecks } from '../../connect/github/checks.ts';
import { getPull, readPullRequest } from '../../connect/github/pull-requests.ts';
import { readTextFile } from '../../connect/github/text-file.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { Sha } from '../../domain/ids.ts';
import type { FlowContext } from '../flow.ts';
import { parsePullSubject } from '../subject.ts';
import type { PullRequestState } from './state.ts';

/** Reads a pull request with everything its verdicts stand on. */
export async function readPullRequestState(context: FlowContext, subject: string): Promise<PullRequestState> {
  const { repository, number } = parsePullSubject(subject);
  const { client } = context;
  const pull = await getPull(client, repository, number);
  if (pull === null) return { kind: 'gone' };
  if (pull.state !== 'open') return { kind: 'closed' };
  const parsed = parseConfiguration(
    await readTextFile(client, repository, CONFIGURATION_PATH, pull.base.ref),
  );
  const [facts, checks] = await Promise.all([
    readPullRequest(client, repository, pull, parsed.ok ? teamsOf(parsed.configuration) : []),
    listOwnChecks(client, repository, Sha.parse(pull.head.sha), context.app.id),
  ]);
  return {
    kind: 'open',
    pull: facts,
    configuration: parsed.ok
      ? { ok: true, value: parsed.configuration, version: parsed.version }
      : { ok: false, problems: parsed.problems },
    checks,
    salt: context.salt,
  };
}

/** Every team that the configuration names: whose membership has to be asked. */
function teamsOf(configuration: Configuration): string[] {
  const requirements = [configuration.approvals, ...configuration.zones.map((zone) => zone.approvals)];
  return [...new Set(requirements.flatMap((requirement) => requirement?.teams ?? []))];
}
