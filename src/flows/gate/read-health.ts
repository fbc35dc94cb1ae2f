import type { Health } from '../../change/gate/facts.ts';
import type { FlowContext } from '../flow.ts';

/** More addresses than these are not asked. */
const most = 5;

/** How the addresses that the configuration names answer. One that may not be asked says nothing about how it is. */
export async function readHealth({ probe }: FlowContext, urls: readonly string[]): Promise<Health[]> {
  const asked = await Promise.all(urls.slice(0, most).map(async (url) => ({ url, ...(await probe(url)) })));
  return asked.filter(({ state }) => state !== 'unknown');
}
