import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { type AppClient, connectApp } from '../../../src/connect/github/app-client.ts';
import { InstallationId } from '../../../src/domain/ids.ts';
import { earlierKey } from '../../../src/flows/earlier-commits/note.ts';
import type { FlowContext } from '../../../src/flows/flow.ts';
import { nextForPullRequest } from '../../../src/flows/pull-request/next.ts';
import { readPullRequestState } from '../../../src/flows/pull-request/read.ts';
import type { Effects } from '../../../src/platform/effects.ts';
import { createJournalNotes } from '../../../src/platform/journal/notes.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import type { Ledger, LedgerReader } from '../../../src/platform/ledger.ts';
import { createLog } from '../../../src/platform/log.ts';
import { createPayloadCipher } from '../../../src/platform/payload-cipher.ts';
import { findingsSalt } from '../../../src/platform/salt.ts';
import { notesIn } from '../kept.ts';
import { type EndureWorld, organisation } from '../world.ts';
import type { OpenPull } from './pulls.ts';

/**
 * Judges pull requests without anything that the App remembers but its ledger and what it read of commits, which belong
 * to the facts: which findings people saw when they approved, and what was exposed in commits that are gone by now.
 */
export interface FromScratch {
  /** What the App still had to do about a pull request, in words; null when GitHub shows what it should. */
  left(pull: OpenPull, ledger: LedgerReader): Promise<string | null>;
  close(): Promise<void>;
}

/** Another client and empty stores, with the credentials of the App. */
export async function judgeFromScratch(world: EndureWorld): Promise<FromScratch> {
  const directory = mkdtempSync(join(tmpdir(), 'wired-chaos-endure-scratch-'));
  const log = createLog({ level: 'silent' });
  const journal = openJournal({ directory, log });
  const notes = createJournalNotes({ journal });
  // Commits that were pushed over are found only by whoever saw them in time.
  for (const { installation, key, data } of await notesIn(world, earlierKey(''))) {
    await notes.set(installation, key, data);
  }
  const { id, privateKey } = world.app;
  const cipher = createPayloadCipher([new Uint8Array(32)]);
  const salt = await findingsSalt({ notes, cipher, privateKey, log });
  const app: AppClient = connectApp({
    app: { id, privateKey, webhookSecret: 'never used here' },
    api: world.github.api,
    writeSpacing: 0,
    log,
  });
  const shared = {
    client: await app.installation(InstallationId.parse(world.installation)),
    app: await app.identity(),
    effects: refusing<Effects>('effects', { recorded: async () => null }),
    switches: refusing<FlowContext['switches']>('switches', {
      paused: async () => null,
      assertForward: () => {},
    }),
    decisions: refusing<FlowContext['decisions']>('decisions', {}),
    analyse,
    probe: async () => ({ state: 'unknown' as const, why: 'nobody is asked here' }),
    ...{ notes, log, salt, html: world.github.url, page: null },
    wake: async () => {
      throw new Error('nothing is to be woken');
    },
  };
  return {
    async left({ repository, number }, reader) {
      const ledger: Ledger = { ...refusing<Ledger>('ledger', {}), ...reader };
      const state = await readPullRequestState(
        { ...shared, ledger },
        `${organisation}/${repository}#${number}`,
      );
      if (state.kind !== 'open') return `it is ${state.kind}`;
      const step = nextForPullRequest(state);
      switch (step.kind) {
        case 'rest':
          return null;
        case 'write-checks':
          return step.checks.map(({ content }) => `${content.name} should say "${content.title}"`).join(', ');
        default:
          return step.kind;
      }
    },
    async close() {
      await journal.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Something of which only these members may be used. */
function refusing<T extends object>(name: string, members: Partial<T>): T {
  return new Proxy(members, {
    get(target, member) {
      if (member in target) return Reflect.get(target, member);
      throw new Error(`judging uses ${name}.${String(member)}`);
    },
  }) as T;
}
