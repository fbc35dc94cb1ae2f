import { setTimeout as sleep } from 'node:timers/promises';

/** A step that was played, for the closing table. */
export interface Played {
  readonly title: string;
  readonly seconds: number;
}

/** Where a chapter is played: prints each step as it happens, and waits for what it names. */
export interface Stage {
  /** Plays one step. What it returns is shown beside its title: what was seen, and where to look. */
  step(title: string, act: () => Promise<Seen>): Promise<void>;
  /**
   * Asks again until the answer is not null.
   * @throws {Error} naming what was waited for, when it does not come in time
   */
  until<T>(what: string, ask: () => Promise<T | null>): Promise<T>;
  readonly played: readonly Played[];
}

/** What a step shows. */
export interface Seen {
  /** One line, or several. */
  readonly seen: string;
  readonly url?: string;
}

const patience = 45_000;
const pause = 150;

/** A stage that prints to a terminal, in colour when it is one. */
export function openStage(out: NodeJS.WriteStream): Stage {
  const played: Played[] = [];
  const paint = painter(out);
  return {
    played,
    async step(title, act) {
      const began = performance.now();
      if (out.isTTY) out.write(`  ${paint.dim('·')} ${title} …`);
      try {
        const { seen, url } = await act();
        const seconds = (performance.now() - began) / 1000;
        played.push({ title, seconds });
        if (out.isTTY) out.write('\r\u001b[2K');
        out.write(`  ${paint.green('✔')} ${title} ${paint.dim(`${seconds.toFixed(1)} s`)}\n`);
        const [first = '', ...rest] = seen.split('\n');
        out.write(`      ${first}${url === undefined ? '' : `  ${paint.blue(url)}`}\n`);
        for (const line of rest) out.write(`      ${line}\n`);
      } catch (error) {
        if (out.isTTY) out.write('\r\u001b[2K');
        out.write(`  ${paint.red('✘')} ${title}\n`);
        throw error;
      }
    },
    async until(what, ask) {
      const deadline = performance.now() + patience;
      for (;;) {
        const answer = await ask();
        if (answer !== null) return answer;
        if (performance.now() > deadline) throw new Error(`after ${patience / 1000} s still not: ${what}`);
        await sleep(pause);
      }
    },
  };
}

/** Colours, or nothing when the output is a file or NO_COLOR is set. */
export function painter(out: NodeJS.WriteStream) {
  const colours = out.isTTY === true && !process.env.NO_COLOR;
  const paint = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: paint(1), dim: paint(2), red: paint(31), green: paint(32), blue: paint(34) };
}
