import { environmentObject } from '../../domain/object.ts';
import { type GateRound, gateAnswer, gateAnswerKey } from '../effects/gate-answer.ts';
import { gateReport, gateReportKey } from '../effects/gate-report.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { forward } from '../forward.ts';
import {
  gateAnswerKind,
  gateApprovedKind,
  gateLookKey,
  gateReportKind,
  gateReviewKind,
  type OpenGate,
} from './record.ts';
import type { GateState } from './state.ts';
import type { GateStep } from './step.ts';

type Open = Extract<GateState, { kind: 'open' }>;
type Answer = Extract<GateStep, { kind: 'answer' }>;

/** Milliseconds until GitHub shows that a gate was answered, or has come to the next wait. */
const lookAgainAfter = 30_000;

/** Takes a step about a deployment that waits. */
export async function actOnGate(context: FlowContext, state: GateState, step: GateStep): Promise<Afterwards> {
  if (state.kind === 'closed' || step.kind === 'rest') {
    if (state.place !== null) {
      await context.notes.remove(context.client.installation, gateLookKey(state.place.object));
    }
    return { kind: 'rest' };
  }
  switch (step.kind) {
    case 'keep':
      for (const { key, after, by } of step.reviews) {
        await append(context, state, gateReviewKind, key, { after, by, attempt: state.facts.run.attempt });
      }
      return { kind: 'again' };
    case 'report':
      await report(context, state, step);
      await noteLook(context, state);
      return { kind: 'again' };
    case 'answer':
      return answer(context, state, step);
    case 'wait': {
      await noteLook(context, state);
      const milliseconds = Math.max(1000, Date.parse(step.until) - Date.parse(state.facts.now));
      return { kind: 'later', milliseconds, why: 'it may have changed by itself' };
    }
  }
}

function roundOf({ place, facts, round }: Open): GateRound {
  const { run, environment, object } = place;
  return { run, environment, object, attempt: facts.run.attempt, round };
}

async function append(
  { ledger, client }: FlowContext,
  { place }: Open,
  kind: string,
  key: string,
  data: unknown,
): Promise<void> {
  const { subject, object } = place;
  await ledger.append({ installation: client.installation, kind, subject, object, key, data });
}

/** Notes that the App looked, so that whatever review comes later is known to be later; and that the gate is open. */
async function noteLook({ notes, client }: FlowContext, { place, facts }: Open): Promise<void> {
  const look: (typeof OpenGate)['_output'] = {
    attempt: facts.run.attempt,
    at: facts.now,
    subject: place.subject,
  };
  await notes.set(client.installation, gateLookKey(place.object), look);
}

async function report(
  context: FlowContext,
  state: Open,
  step: Extract<GateStep, { kind: 'report' }>,
): Promise<void> {
  const gate = roundOf(state);
  const { number } = step;
  const { kind, digest, text } = step.report;
  const taken = await gateReport(context, state.place, gate, { number, comment: text });
  const { attempt } = gate;
  const data = { attempt, kind, digest, at: state.facts.now, taken };
  await append(context, state, gateReportKind, gateReportKey(gate, number), data);
}

/** Puts the answer on the ledger, and then gives it: what is let through has to be on record. */
async function answer(context: FlowContext, state: Open, step: Answer): Promise<Afterwards> {
  const give = async (assert: () => void): Promise<Afterwards> => {
    await keep(context, state, step);
    const said = { state: step.state, comment: step.text };
    await gateAnswer(context, state.place, roundOf(state), said, assert);
    await noteLook(context, state);
    return { kind: 'later', milliseconds: lookAgainAfter, why: 'the gate was answered' };
  };
  return step.forward ? forward(context, state.place, 'deploy', give) : give(() => {});
}

async function keep(context: FlowContext, state: Open, { verdict, ...step }: Answer): Promise<void> {
  const { place, facts, policyVersion } = state;
  const gate = roundOf(state);
  const { commit, environment, run, live } = facts;
  await append(context, state, gateAnswerKind, `${gateAnswerKey(gate)}:${step.state}`, {
    state: step.state,
    environment,
    commit,
    live: live?.sha ?? null,
    run: run.id,
    attempt: run.attempt,
    rollback: facts.rollback !== null,
    approvedBy: verdict.approvedBy,
    items: verdict.items.map(({ state: of, title, detail }) => ({ state: of, title, detail })),
    policyVersion,
  });
  if (step.state !== 'approved') return;
  const object = environmentObject(place.repositoryId, environment);
  await context.ledger.append({
    installation: context.client.installation,
    kind: gateApprovedKind,
    subject: place.subject,
    object,
    key: `${gateApprovedKind}:${object}:${run.id}:${run.attempt}:${commit}`,
    data: { run: run.id, attempt: run.attempt, commit, sha: run.sha },
  });
}
