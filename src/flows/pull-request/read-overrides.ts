import type { ObjectId } from '../../domain/object.ts';
import { Override } from '../../domain/override.ts';
import type { FlowContext } from '../flow.ts';

/** An override expires after a day, so older ones than these cannot count. */
const most = 50;

/** Every override that was recorded for a pull request; whether one counts is judged, not read. */
export async function readOverrides(context: FlowContext, object: ObjectId): Promise<Override[]> {
  const entries = await context.ledger.list({
    installation: context.client.installation,
    kind: 'override',
    object,
    limit: most,
    newest: true,
  });
  return entries.flatMap((entry) => {
    const parsed = Override.safeParse(entry.data);
    return parsed.success ? [parsed.data] : [];
  });
}
