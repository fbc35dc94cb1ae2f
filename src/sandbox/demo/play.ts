import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorld, shop, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';
import { openStage, type Played, painter } from './stage.ts';

export interface PlayOptions {
  readonly chapters: readonly Chapter[];
  /** Leave everything running afterwards, until the process is stopped. */
  readonly keep: boolean;
  readonly out: NodeJS.WriteStream;
}

/**
 * Plays chapters one after the other in one world, until one fails.
 * @returns true when everything really happened
 */
export async function playDemo(options: PlayOptions): Promise<boolean> {
  const { out } = options;
  const paint = painter(out);
  const began = performance.now();
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-demo-'));
  const stage = openStage(out);
  const opened: World[] = [];
  let playing = 'start';
  try {
    await stage.step('A local GitHub, an Actions runner and the App start', async () => {
      const world = await openWorld({ directory, port: 0 });
      opened.push(world);
      return { seen: 'watch it at', url: `${world.github.url}/${shop.owner}/${shop.name}` };
    });
    for (const world of opened) {
      for (const chapter of options.chapters) {
        playing = chapter.slug;
        out.write(`\n${paint.bold(chapter.title)}\n${chapter.story}\n\n`);
        await chapter.play(world, stage);
      }
      out.write(table(stage.played, (performance.now() - began) / 1000));
      if (options.keep) await keepOpen(world, out);
    }
    playing = '';
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    out.write(`\n${paint.red(`Stopped in ${playing}: ${reason}`)}\nThe App's log: ${directory}/app.log\n`);
    return false;
  } finally {
    for (const world of opened) await world.close();
    if (playing === '') await rm(directory, { recursive: true, force: true });
  }
}

function table(rows: readonly Played[], total: number): string {
  const width = Math.max(...rows.map((row) => row.title.length), 5);
  const line = (title: string, seconds: number) =>
    `  ${title.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s\n`;
  return `\n${rows.map((row) => line(row.title, row.seconds)).join('')}  ${'─'.repeat(width + 10)}\n${line('Total', total)}`;
}

async function keepOpen(world: World, out: NodeJS.WriteStream): Promise<void> {
  out.write(
    `\nEverything is left running. Look at ${world.github.url}/${shop.owner}/${shop.name} (Ctrl+C ends it)\n`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
