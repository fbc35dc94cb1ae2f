import { writeCheck } from '../../connect/github/checks.ts';
import { getHead } from '../../connect/github/pull-requests.ts';
import { fullName } from '../../domain/repository.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { PullRequestState } from './state.ts';
import type { PullRequestStep } from './step.ts';

/** What could not be judged is tried again after this time; an event may come earlier. */
const retryAfter = 60_000;

/** Writes verdicts, but only while the head is the one they were judged for. */
export async function actOnPullRequest(
  context: FlowContext,
  state: PullRequestState,
  step: PullRequestStep,
): Promise<Afterwards> {
  if (step.kind === 'rest' || state.kind !== 'open') {
    return step.kind === 'rest' && step.retry
      ? { kind: 'later', milliseconds: retryAfter, why: step.why }
      : { kind: 'rest' };
  }
  const { client, ledger } = context;
  const { repository, number, head } = state.pull;
  const now = await getHead(client, repository, number);
  // Pushed or closed meanwhile: look again instead of writing about what is no longer there.
  if (now === null || !now.open || now.sha !== head.sha) return { kind: 'again' };
  for (const { verdict, content } of step.checks) {
    const existing = state.checks.find((check) => check.name === content.name);
    const id = await writeCheck(client, repository, head.sha, content, existing);
    await ledger.append({
      installation: client.installation,
      kind: 'verdict',
      subject: `${fullName(repository)}#${number}`,
      key: `verdict:${id}:${content.digest}`,
      data: {
        check: content.name,
        checkRun: id,
        head: head.sha,
        state: verdict.state,
        title: verdict.title,
        findings: verdict.findings.map(({ rule, severity, path, fingerprint }) => ({
          rule,
          severity,
          path,
          fingerprint,
        })),
        policyVersion: state.configuration.ok ? state.configuration.version : null,
      },
    });
  }
  return step.checks.some(({ verdict }) => verdict.state === 'failed')
    ? { kind: 'later', milliseconds: retryAfter, why: 'something could not be judged' }
    : { kind: 'rest' };
}
