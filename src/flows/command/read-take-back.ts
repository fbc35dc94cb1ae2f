import type { Comment } from '../../connect/github/conversation.ts';
import { fullName } from '../../domain/repository.ts';
import { decideRollback } from '../deployment/next.ts';
import { readConfigured, readCurrent } from '../deployment/read.ts';
import { readPlan } from '../deployment/read-plan.ts';
import { readRollbacks } from '../deployment/record.ts';
import type { FlowContext } from '../flow.ts';
import type { Place, TakeBackFacts } from './state.ts';

const onTheWay = new Set(['queued', 'pending', 'in_progress', 'waiting']);

/** Where an environment would be taken back to by a comment, or why it is not. */
export async function readTakeBack(
  context: FlowContext,
  { repository, number }: Place,
  asked: string,
  comment: Comment,
): Promise<TakeBackFacts> {
  const no = (why: string): TakeBackFacts => ({ ok: false, why });
  const configured = await readConfigured(context, `${fullName(repository)}/${asked}`);
  if ('why' in configured) {
    return no(
      `Nothing is taken back: ${configured.why}. Without an environment, \`/wired rollback\` on a merged pull request proposes its revert.`,
    );
  }
  const { place: found, policy, configuration } = configured;
  const place = { ...found, subject: `${fullName(repository)}/${found.environment}` };
  const [last] = await readRollbacks(context.ledger, context.client.installation, place, 1);
  if (last !== undefined && last.ordered !== 'automatic' && last.ordered.comment === comment.id) {
    const { key: _, at: __, ended: ___, told: ____, ...entry } = last;
    return { ok: true, place, entry };
  }
  if (last !== undefined && last.ended === null) return no('It is being taken back already.');
  const current = await readCurrent(context, place);
  if (current === null) return no('Nothing was deployed there yet.');
  if (onTheWay.has(current.state ?? 'queued'))
    return no('A deployment is on its way there: cancel its run, or wait for its end, and order it again.');
  const plan = await readPlan(context, place, current, { policy, configuration });
  const decided = decideRollback(plan, current);
  if (decided.refused !== null) return no(decided.refused);
  const ordered = { comment: comment.id, number, by: comment.author.login };
  return { ok: true, place, entry: { ...decided, why: 'it was ordered', ordered } };
}
