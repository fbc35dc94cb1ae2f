import type { StoreCommand } from './store-command.ts';
import { describeTarget, readSwitchArguments, targetHelp } from './switch-target.ts';

/** `wired-chaos pause`: nothing moves forward any more, in whatever process, within a second. */
export const pause: StoreCommand = {
  name: 'pause',
  summary: 'Stop every merge and everything else that moves forward',
  usage: `wired-chaos pause --everything --reason TEXT
wired-chaos pause --installation N --reason TEXT
wired-chaos pause --repository OWNER/NAME [--installation N] --reason TEXT

${targetHelp}
  --reason TEXT      why, for the ledger and for whoever asks

Within a second no process starts anything that moves forward: merges, merge queues. Verdicts, answers and reverts of
what is broken or was ordered go on. It lasts until "wired-chaos resume", also over restarts. Should nothing else
work, create a file PAUSE in the data directory of each process: it stops that process while it is there.

  wired-chaos pause --everything --reason "GitHub is degraded"
  wired-chaos pause --repository acme/shop --reason "release under way"`,
  async run(args, io, tools) {
    const { target, reason } = await readSwitchArguments(args, tools);
    if (reason === null) throw new Error('say why: --reason TEXT');
    await tools.switches.turn({
      target,
      paused: true,
      by: { id: null, login: io.user },
      reason,
      ordered: 'now',
    });
    io.out(`${describeTarget(target)} is paused. Every process stops within a second.\n`);
    return 0;
  },
};
