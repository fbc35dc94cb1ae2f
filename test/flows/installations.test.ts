import { expect, test } from 'vitest';
import type { AppFlowContext } from '../../src/flows/app-flow.ts';
import { installations } from '../../src/flows/installations/flow.ts';
import type { Wake } from '../../src/platform/queue.ts';

test('a sweep looks through the repositories of every active installation, and anchors its ledger', async () => {
  const woken: Wake[] = [];
  const context: Partial<AppFlowContext> = {
    wake: async (wake) => {
      woken.push(wake);
    },
  };
  const state = { active: [7, 8], stored: [8, 9], every: 60_000 };
  const then = await installations.act(context as AppFlowContext, state, installations.next(state));
  expect(then).toMatchObject({ kind: 'later', milliseconds: 60_000 });
  const of = (kind: string) =>
    woken.filter((wake) => wake.kind === kind).map(({ installation }) => installation);
  expect(of('repositories')).toEqual([7, 8]);
  expect(of('ledger-anchor')).toEqual([7, 8]);
  expect(woken.every(({ priority }) => priority === 'sweep')).toBe(true);
});
