import { destroying } from '../commands/tool.ts';
import type { Command } from '../shell/commands.ts';
import { textOf } from '../shell/word.ts';

export const redisFlush = destroying('redis-flush', 'A command empties a Redis database', {
  why: 'Every key goes at once: sessions, queues and whatever else has no other home.',
  operation: 'data.delete',
  source: ['Redis documentation: FLUSHALL, FLUSHDB, SHUTDOWN, CLUSTER RESET'],
});

const emptying =
  /^\s{0,20}(?:flushall|flushdb|debug\s{1,5}(?:segfault|flushall)|shutdown\s{1,5}nosave|cluster\s{1,5}(?:reset|flushslots)|script\s{1,5}flush|function\s{1,5}flush|swapdb|ft\.dropindex\s{1,5}\S{1,200}\s{1,5}dd|xgroup\s{1,5}destroy)\b/im;
const clients = /^(?:redis-cli|valkey-cli|keydb-cli|rdcli|iredis|dragonfly-cli)$/;

/** Whether a client of Redis is told to empty a database, by its arguments or on its standard input. */
export function emptiesRedis(command: Command): boolean {
  if (!clients.test(command.name)) return false;
  const words: string[] = [];
  const args = command.argv.slice(1).map(textOf);
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at] ?? '';
    if (/^(?:-[hpasnuirdtX]|--user|--pass|--eval|--cacert|--cert|--key|--sni)$/.test(text)) at += 1;
    else if (!text.startsWith('-')) words.push(text);
  }
  if (emptying.test(words.join(' '))) return true;
  if (command.via.includes('xargs') && /^(?:del|unlink)$/i.test(words[0] ?? '')) return true;
  return words.length === 0 && command.stdin !== undefined && emptying.test(command.stdin);
}
