import type { Health } from '../../change/gate/facts.ts';
import type { FlowContext } from '../flow.ts';
import type { GatePlace } from './state.ts';

/** How the addresses that the configuration names answer. */
export async function readHealth(_: FlowContext, __: GatePlace, urls: readonly string[]): Promise<Health[]> {
  return urls.slice(0, 0).map((url) => ({ url, state: 'unknown', why: '' }));
}
