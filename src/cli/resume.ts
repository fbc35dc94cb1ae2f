import { appItself } from '../flows/app-flow.ts';
import { resume as resumeFlow, wholeOrganisation } from '../flows/resume/flow.ts';
import type { SwitchTarget } from '../platform/switches/target.ts';
import type { Pause } from '../platform/switches.ts';
import type { StoreCommand, StoreIo, StoreTools } from './store-command.ts';
import { describeTarget, readSwitchArguments, targetHelp } from './switch-target.ts';

/** `wired-chaos resume`: ends a pause, and has what it held back looked at again. */
export const resume: StoreCommand = {
  name: 'resume',
  summary: 'End a pause',
  usage: `wired-chaos resume --everything [--reason TEXT]
wired-chaos resume --installation N [--reason TEXT]
wired-chaos resume --repository OWNER/NAME [--installation N] [--reason TEXT]

${targetHelp}
  --reason TEXT      why, for the ledger

Ends the pause of exactly this; wider ones go on. Exits with 1 when something still holds it back.`,
  async run(args, io, tools) {
    const { target, reason } = await readSwitchArguments(args, tools);
    const by = { id: null, login: io.user };
    await tools.switches.turn({ target, paused: false, by, reason, ordered: 'now' });
    const still = await stillPaused(target, tools);
    if (still !== null) {
      io.out(
        `The pause of ${describeTarget(target)} is over, but it stays paused (${still.scope}) by ${still.by} since ${still.since}.\n`,
      );
      return 1;
    }
    io.out(`${describeTarget(target)} runs again.\n`);
    try {
      await wakeHeldBack(target, io, tools);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      io.err(`What was held back could not be woken (${why}): the next sweep of the App finds it.\n`);
    }
    return 0;
  },
};

/** A wider pause; that of everything has only the file PAUSE above it. */
async function stillPaused(target: SwitchTarget, { switches }: StoreTools): Promise<Pause | null> {
  const inForce = await switches.inForce();
  const wider = inForce.filter(({ scope, installation }) => {
    if (scope === 'process') return true;
    if (target.scope === 'everything') return false;
    if (scope === 'everything') return true;
    return target.scope === 'repository' && scope === 'organisation' && installation === target.installation;
  });
  return wider[0] ?? null;
}

async function wakeHeldBack(target: SwitchTarget, io: StoreIo, tools: StoreTools): Promise<void> {
  const queue = await tools.queue();
  const wakes: (readonly [installation: number, subject: string])[] =
    target.scope === 'everything'
      ? (await everyInstallation(tools)).map((installation) => [installation, wholeOrganisation])
      : [[target.installation, target.scope === 'organisation' ? wholeOrganisation : target.repository.name]];
  for (const [installation, subject] of wakes) {
    const wake = { kind: resumeFlow.kind, installation, subject, reason: `resumed by ${io.user}` };
    await queue.wake({ ...wake, priority: 'person' });
  }
}

/** Whatever reached a forward act has entries on the ledger. */
async function everyInstallation({ stores }: StoreTools): Promise<number[]> {
  return (await stores.ledger.installations()).filter((installation) => installation !== appItself);
}
