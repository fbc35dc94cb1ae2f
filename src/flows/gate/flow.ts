import type { Flow } from '../flow.ts';
import { actOnGate } from './act.ts';
import { nextForGate } from './next.ts';
import { readGate } from './read.ts';
import type { GateState } from './state.ts';
import type { GateStep } from './step.ts';

/** Answers a deployment that waits, once everything that it needs is there; says until then what is missing. */
export const gate: Flow<GateState, GateStep> = {
  kind: 'gate',
  read: readGate,
  next: nextForGate,
  act: actOnGate,
};
