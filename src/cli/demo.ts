import { parseArgs } from 'node:util';
import { chapters } from '../sandbox/demo/chapters.ts';
import { playDemo } from '../sandbox/demo/play.ts';
import type { Command } from './command.ts';

/** `wired-chaos demo`: plays the main job on a local GitHub. */
export const demo: Command = {
  name: 'demo',
  summary: 'Play the main job end to end on a local GitHub, without an account',
  usage: [
    'wired-chaos demo [--chapter NAME] [--keep]',
    '',
    '  --chapter NAME  play only this chapter:',
    ...chapters.map((chapter) => `                  ${chapter.slug.padEnd(16)} ${chapter.title}`),
    '  --keep          leave everything running afterwards, to look around',
    '',
    'Exits with 0 only if every step really happened.',
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { chapter: { type: 'string' }, keep: { type: 'boolean', default: false } },
    });
    const chosen =
      values.chapter === undefined ? chapters : chapters.filter((chapter) => chapter.slug === values.chapter);
    if (chosen.length === 0) {
      io.err(
        `There is no chapter "${values.chapter}". There are: ${chapters.map((one) => one.slug).join(', ')}\n`,
      );
      return 2;
    }
    return (await playDemo({ chapters: chosen, keep: values.keep, out: process.stdout })) ? 0 : 1;
  },
};
