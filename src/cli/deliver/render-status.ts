import { oneLine } from '../../domain/untrusted.ts';
import type { Status } from './answers.ts';

/** A service's status for people. */
export function renderStatus(status: Status): string {
  const { service, live, canary, draining, healing, deliveries } = status;
  const lines = [
    live === null
      ? `${service}: nothing is live`
      : `${service}: ${live.version} is live (${at(live.instance)})${healing ? ', and is being restarted' : ''}`,
  ];
  if (canary !== null)
    lines.push(`  ${canary.version} meets ${canary.weight} % of the clients (${at(canary.instance)})`);
  for (const version of draining) lines.push(`  ${version} finishes what is under way`);
  for (const { changedAt, state, version, why } of deliveries.slice(-5)) {
    lines.push(`  ${changedAt}  ${version}  ${state}${why === null ? '' : `: ${oneLine(why)}`}`);
  }
  return `${lines.join('\n')}\n`;
}

function at(instance: { readonly pid: number; readonly port: number } | null): string {
  return instance === null ? 'not running' : `process ${instance.pid}, port ${instance.port}`;
}
