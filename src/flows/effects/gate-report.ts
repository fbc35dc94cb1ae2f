import { reportToProtectionRule, runApprovals } from '../../connect/github/deployment-reviews.ts';
import { statusOf } from '../../connect/github/errors.ts';
import type { FlowContext } from '../flow.ts';
import type { GateRound } from './gate-answer.ts';
import type { Place } from './place.ts';

/** The key of the how many-th report of an attempt. */
export function gateReportKey({ object, attempt }: Omit<GateRound, 'round'>, number: number): string {
  return `gate-report:${object}:${attempt}:${number}`;
}

/**
 * Says on a run's page what its deployment waits for.
 * @param report.number of this attempt, from 1
 * @returns whether GitHub took it; it takes ten, and none when nothing waits any more
 */
export async function gateReport(
  { client, effects, app }: FlowContext,
  { repository }: Place,
  gate: Omit<GateRound, 'round'>,
  report: { readonly number: number; readonly comment: string },
): Promise<boolean> {
  const { run, environment } = gate;
  try {
    await effects.once({
      installation: client.installation,
      key: gateReportKey(gate, report.number),
      async find() {
        const said = await runApprovals(client, repository, run);
        const own = said.some(({ user, comment }) => user.login === app.bot && comment === report.comment);
        return own ? true : null;
      },
      async act() {
        await reportToProtectionRule(client, repository, run, { environment, comment: report.comment });
        return true;
      },
    });
    return true;
  } catch (error) {
    const status = statusOf(error);
    if (status !== 404 && status !== 422) throw error;
    return false;
  }
}
