import type { Collected, CollectedCommand } from '../../src/domain/collected.ts';
import { codeSpan } from '../../src/domain/untrusted.ts';

const mostLines = 20;

function outcome({ exitCode, timedOut }: CollectedCommand): string {
  if (timedOut) return 'killed: its time was over';
  if (exitCode === null) return 'not executed, or killed';
  return exitCode === 0 ? 'passed' : `failed (exit code ${exitCode})`;
}

function results({ junit, coverage }: CollectedCommand): string {
  const kinds = [junit === null ? [] : 'tests', coverage === null ? [] : 'coverage'].flat();
  return kinds.join(', ') || 'none';
}

function rollbackLine({ conflicts, restored }: NonNullable<Collected['rollback']>): string {
  if (conflicts.length > 0) {
    const paths = conflicts.slice(0, mostLines).map((path) => codeSpan(path));
    return `\`git revert\` met conflicts in ${paths.join(', ')}.`;
  }
  return restored
    ? '`git revert` restored the base, byte for byte.'
    : '`git revert` went through, and the result differs from the base.';
}

/** The job's summary: what was executed on what, and how it ended. Verdicts are not its business. */
export function renderCollected(collected: Collected, title: string, notes: readonly string[]): string {
  const { phase, base, head, commands, rollback } = collected;
  const rows = commands.map((command) => {
    const name = command.attempt === 1 ? command.name : `${command.name} (once more)`;
    return `| ${name} | ${outcome(command)} | ${command.seconds.toFixed(1)} s | ${results(command)} |`;
  });
  return [
    `## Evidence: ${phase}`,
    '',
    `${title}: \`${head.slice(0, 7)}\` into \`${base.slice(0, 7)}\`.`,
    '',
    '| Command | Outcome | Time | Results |',
    '| --- | --- | ---: | --- |',
    ...rows,
    ...(rollback === null ? [] : ['', rollbackLine(rollback)]),
    ...(notes.length === 0 ? [] : ['', ...notes.slice(0, mostLines).map((note) => `- ${codeSpan(note)}`)]),
    '',
  ].join('\n');
}
