import { redactJson, redactText } from '../../platform/redaction.ts';
import type { StoreIo, StoreTools } from '../store-command.ts';
import { bareId, type Dead, findDead } from './dead.ts';
import { missing } from './missing.ts';

/** In characters. A delivery has at most 25 MB; whoever needs more of one redelivers it. */
const longestPayload = 200_000;

/** Everything about one dead letter; of a delivery also the payload, without credentials, when that is asked for. */
export async function show(
  options: { readonly id: string; readonly payload: boolean; readonly format: 'text' | 'json' },
  io: StoreIo,
  tools: StoreTools,
): Promise<number> {
  const dead = await findDead(tools, options.id);
  if (dead === null) return missing(options.id, io);
  const payload = options.payload ? await payloadOf(dead, tools) : undefined;
  if (options.format === 'json') {
    io.out(`${JSON.stringify({ ...dead, ...(payload === undefined ? {} : { payload }) }, null, 2)}\n`);
    return 0;
  }
  const rows = [
    ['id', dead.id],
    [dead.kind === 'wake' ? 'flow' : 'event', dead.what],
    ['installation', dead.installation ?? 'none'],
    [dead.kind === 'wake' ? 'given up' : 'received', dead.at],
    ['attempts', dead.attempts],
    ['cause', dead.cause.replaceAll('\n', '\n              ')],
  ];
  io.out(rows.map(([name, value]) => `${String(name).padEnd(13)} ${value}\n`).join(''));
  if (payload !== undefined) {
    io.out(`payload\n${typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2)}\n`);
  }
  return 0;
}

/** The payload as JSON, or as text where it is none or long; null where there is none that can be read. */
async function payloadOf(dead: Dead, { stores }: StoreTools): Promise<unknown> {
  if (dead.kind === 'wake') return null;
  const found = await stores.inbox.deadOne(bareId(dead));
  if (found?.payload == null) return null;
  const text = Buffer.from(found.payload).toString('utf8');
  try {
    const redacted = redactJson(JSON.parse(text));
    const printed = JSON.stringify(redacted);
    return printed.length > longestPayload ? cut(printed) : redacted;
  } catch {
    return cut(redactText(text));
  }
}

function cut(text: string): string {
  if (text.length <= longestPayload) return text;
  return `${text.slice(0, longestPayload)}… (${text.length - longestPayload} more characters)`;
}
