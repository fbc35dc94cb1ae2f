import { parseMarker } from '../../change/describe/marker.ts';
import { getPull } from '../../connect/github/pull-requests.ts';
import { fullName } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { findDecision } from '../main-branch/record.ts';
import type { Recorded } from '../main-branch/state.ts';
import { judge } from '../pull-request/judge.ts';
import { readPullRequestState } from '../pull-request/read.ts';
import { explain } from './explain.ts';
import type { Place } from './state.ts';

/** An explanation shows no more than these, the newest. */
const mostEntries = 100;

/** Why everything about a pull request is as it is, judged as its checks are, at this moment. */
export async function readExplanation(context: FlowContext, place: Place): Promise<string> {
  const { client, ledger, switches } = context;
  const state = await readPullRequestState(context, place.subject);
  const { installation } = client;
  const open = state.kind === 'open' ? state : null;
  return explain({
    verdicts: open === null ? [] : judge(open),
    autonomy: open?.own.configuration.ok === true ? open.own.configuration.value.autonomy : 'propose',
    head: open?.own.pull.head.sha ?? null,
    decision: await readDecision(context, place),
    entries: await ledger.list({ installation, object: place.object, limit: mostEntries, newest: true }),
    pause: await switches.paused(installation, { id: place.repositoryId, name: fullName(place.repository) }),
  });
}

/** The decision behind a pull request of ours. Anybody can copy the marker, so it counts in the App's own only. */
async function readDecision(context: FlowContext, place: Place): Promise<Recorded | null> {
  const { client, decisions, ledger } = context;
  const pull = await getPull(client, place.repository, place.number);
  const id = pull?.user?.login === context.app.bot ? parseMarker(pull.body) : null;
  const row = id === null ? null : await decisions.get(client.installation, id);
  return row === null ? null : await findDecision(ledger, client.installation, row.ledgerKey);
}
