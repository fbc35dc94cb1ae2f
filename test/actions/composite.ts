import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().default('') })),
  outputs: z.record(z.string(), z.object({ value: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z
      .array(
        z.object({
          id: z.string(),
          shell: z.literal('bash'),
          env: z.record(z.string(), z.string()),
          run: z.string(),
        }),
      )
      .length(1),
  }),
});

/** How a workflow run came about, and where it was checked out. */
export interface ActionRun {
  readonly event: unknown;
  readonly name?: string;
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface ActionResult {
  readonly code: number | null;
  readonly log: string;
  readonly errors: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Executes a composite Action of one step as GitHub's runner does: inputs and their defaults, expressions, the shell
 * and its files (GitHub Docs, "Metadata syntax for GitHub Actions" and "Workflow syntax": `jobs.<id>.steps[*].shell`).
 * Nothing else of this machine's environment is there, so no token either.
 */
export function runComposite(
  file: URL,
  { event, name = '', workspace, inputs = {} }: ActionRun,
): ActionResult {
  const action = Action.parse(parse(readFileSync(file, 'utf8')));
  const [step] = action.runs.steps;
  if (step === undefined) throw new Error('The Action has no step.');
  const runner = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  const fileFor = (path: string, content = '') => {
    writeFileSync(join(runner, path), content);
    return join(runner, path);
  };
  try {
    const output = fileFor('output');
    const summary = fileFor('summary');
    const values = (path: string) => inputs[path] ?? action.inputs[path]?.default ?? '';
    const env = Object.fromEntries(
      Object.entries(step.env).map(([key, text]) => [key, replaced(text, /^inputs\.(.+)$/, values)]),
    );
    const done = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', fileFor('run.sh', step.run)],
      {
        cwd: workspace,
        encoding: 'utf8',
        env: {
          PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
          GITHUB_ACTION_PATH: dirname(file.pathname),
          GITHUB_EVENT_NAME: name,
          GITHUB_EVENT_PATH: fileFor('event.json', JSON.stringify(event)),
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: summary,
          ...env,
        },
      },
    );
    const told = new Map(
      readFileSync(output, 'utf8')
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line): [string, string] => [
          line.slice(0, line.indexOf('=')),
          line.slice(line.indexOf('=') + 1),
        ]),
    );
    const fromStep = new RegExp(`^steps\\.${step.id}\\.outputs\\.(.+)$`);
    return {
      code: done.status,
      log: done.stdout,
      errors: done.stderr,
      outputs: Object.fromEntries(
        Object.entries(action.outputs).map(([key, { value }]) => [
          key,
          replaced(value, fromStep, (one) => told.get(one) ?? ''),
        ]),
      ),
      summary: readFileSync(summary, 'utf8'),
    };
  } finally {
    rmSync(runner, { recursive: true, force: true });
  }
}

function replaced(text: string, known: RegExp, lookUp: (name: string) => string): string {
  return text.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => {
    const name = known.exec(expression)?.[1];
    if (name === undefined) throw new Error(`This runner does not know \${{ ${expression} }}.`);
    return lookUp(name);
  });
}
