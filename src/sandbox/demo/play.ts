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
 * Plays chapters in a world of their own.
 * @returns true when everything really happened
 */
export async function playDemo(options: PlayOptions): Promise<boolean> {
  const { out } = options;
  const paint = painter(out);
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-demo-'));
  const began = performance.now();
  let world: World | null = null;
  let good = true;
  try {
    out.write(`${paint.dim('Starting a local GitHub, an Actions runner and the App …')}\n`);
    world = await openWorld({ directory, port: 0 });
    out.write(`${paint.dim(`Watch it at ${world.github.url}/${shop.owner}/${shop.name}`)}\n`);
    const boot = (performance.now() - began) / 1000;
    const rows: Played[] = [{ title: 'Start', seconds: boot }];
    for (const chapter of options.chapters) {
      out.write(`\n${paint.bold(chapter.title)}\n${chapter.story}\n\n`);
      const stage = openStage(out);
      try {
        await chapter.play(world, stage);
      } catch (error) {
        good = false;
        const reason = error instanceof Error ? error.message : String(error);
        out.write(
          `\n${paint.red(`Chapter ${chapter.slug} stopped: ${reason}`)}\nThe App's log: ${world.logFile}\n`,
        );
      }
      rows.push(...stage.played);
      if (!good) break;
    }
    out.write(table(rows, (performance.now() - began) / 1000));
    if (options.keep) await keepOpen(world, out);
    return good;
  } finally {
    await world?.close();
    if (good) await rm(directory, { recursive: true, force: true });
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
