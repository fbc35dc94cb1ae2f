import { type HookDelivery, listHookDeliveries } from '../../connect/github/hook-deliveries.ts';
import { type AppFlowContext, appItself } from '../app-flow.ts';
import { nothingSeen, RedeliveryNote, type RedeliveryState } from './state.ts';

/** Where the note of the last sweep is kept. */
export const noteKey = 'redelivery';
/** Pages of 100 that one sweep looks through; the next one goes on from there. */
const mostPages = 20;
/** GitHub may list an attempt a while after it was made. */
const overlap = 10 * 60_000;

/** Lists what GitHub tried to deliver since the last sweep. */
export async function readRedelivery(context: AppFlowContext): Promise<RedeliveryState> {
  const now = context.clock.now();
  const parsed = RedeliveryNote.safeParse(await context.notes.get(appItself, noteKey));
  const note = parsed.success ? parsed.data : nothingSeen;
  const end = note.seenUntil === null ? 0 : Date.parse(note.seenUntil) - overlap;
  const listed: HookDelivery[] = [];
  let cursor = note.scan?.cursor ?? null;
  for (let page = 0; page < mostPages; page += 1) {
    const { deliveries, cursor: older } = await listHookDeliveries(context.octokit, cursor);
    listed.push(...deliveries);
    const last = deliveries.at(-1);
    cursor = last === undefined || Date.parse(last.deliveredAt) < end ? null : older;
    if (cursor === null) break;
  }
  return {
    note,
    listed,
    began: note.scan?.began ?? now.toISOString(),
    cursor,
    now,
    every: context.every.redelivery,
  };
}
