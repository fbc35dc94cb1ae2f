/** Fields that concern one connection only (RFC 9110, 7.6.1), and those that proxies read themselves. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** What a `Connection` field may not take away: without them the message would mean something else. */
const kept = new Set(['host', 'content-length', 'trailer', 'date', 'set-cookie', 'authorization', 'cookie']);

const none: ReadonlySet<string> = new Set();

/** Further names that a message's `Connection` field declares for its connection only. */
export function connectionNames(connection: string | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return none;
  const names = new Set<string>();
  for (const part of connection.split(',')) {
    const name = part.trim().toLowerCase();
    if (!kept.has(name)) names.add(name);
  }
  return names;
}

/** @param name in small letters */
export function isHopByHop(name: string, declared: ReadonlySet<string>): boolean {
  return hopByHop.has(name) || (declared.size > 0 && declared.has(name));
}
