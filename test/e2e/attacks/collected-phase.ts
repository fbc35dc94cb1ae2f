import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseConfiguration } from '../../../src/change/configuration/parse.ts';
import { evidenceVersion } from '../../../src/change/evidence/version.ts';
import { Collected, type EvidencePhase } from '../../../src/domain/collected.ts';
import type { Conclusion, RunRequest } from '../../../src/sandbox/contract.ts';
import { type CraftedEntry, craftZip } from '../../change/evidence/archives.ts';

const run = promisify(execFile);

/** What one job of the evidence run does: how it ends, and what it uploads. An attack changes one thing of it. */
export interface CollectedPhase {
  readonly conclusion: Conclusion;
  readonly manifest: Collected;
  /** Result files beside the manifest. */
  readonly junit: string;
  readonly lcov: string;
  /** What an attacker puts into the archive beside them. */
  readonly more: readonly CraftedEntry[];
  readonly uploads: boolean;
}

interface Tree {
  /** `total` for `src/total.js`, each of one line. */
  readonly sources: readonly string[];
  /** `total` for `test/total.test.js`, which passes where `src/total.js` is. */
  readonly tests: readonly string[];
}

async function git(request: RunRequest, ...args: string[]): Promise<string> {
  return (await run('git', ['--git-dir', request.repository.gitDirectory, ...args])).stdout;
}

async function treeOf(request: RunRequest, commit: string): Promise<Tree> {
  const paths = (await git(request, 'ls-tree', '-r', '--name-only', commit)).split('\n');
  const named = (form: RegExp) => paths.flatMap((path) => form.exec(path)?.[1] ?? []);
  return { sources: named(/^src\/(.+)\.js$/), tests: named(/^test\/(.+)\.test\.js$/) };
}

function reportOf({ sources, tests }: Tree) {
  const cases = tests.map((name) => {
    const failure = sources.includes(name) ? '' : '<failure message="no such module"/>';
    return `<testcase name="${name} works" file="test/${name}.test.js" time="0.1">${failure}</testcase>`;
  });
  return {
    red: tests.some((name) => !sources.includes(name)),
    junit: `<testsuites><testsuite name="shop">${cases.join('')}</testsuite></testsuites>`,
    lcov: sources
      .map((name) => `SF:src/${name}.js\nDA:1,${tests.includes(name) ? 1 : 0}\nend_of_record\n`)
      .join(''),
  };
}

/** What an honest job of a phase finds for the pull request that a run is about, from the commits themselves. */
export async function honestPhase(request: RunRequest, phase: EvidencePhase): Promise<CollectedPhase> {
  const merge = request.event.sha;
  const [base = '', head = ''] = (await git(request, 'rev-parse', `${merge}^1`, `${merge}^2`)).split('\n');
  const [before, after] = await Promise.all([treeOf(request, base), treeOf(request, merge)]);
  const trees: Record<EvidencePhase, Tree> = {
    base: before,
    head: after,
    'without-patch': { sources: before.sources, tests: after.tests },
    rollback: before,
  };
  const configuration = parseConfiguration(await git(request, 'show', `${base}:.github/wired-chaos.yml`));
  if (!configuration.ok) throw new Error('the base has no configuration');
  const { red, junit, lcov } = reportOf(trees[phase]);
  return {
    conclusion: red && phase === 'head' ? 'failure' : 'success',
    manifest: Collected.parse({
      version: 1,
      phase,
      run: { id: request.run.id, attempt: request.run.attempt },
      head,
      base,
      configuration: evidenceVersion(configuration.configuration.evidence),
      root: '/work',
      commands: [
        {
          name: 'unit',
          attempt: 1,
          exitCode: red ? 1 : 0,
          seconds: 1,
          timedOut: false,
          junit: 'unit.xml',
          coverage: 'unit.lcov',
        },
      ],
      rollback: phase === 'rollback' ? { conflicts: [], restored: true } : null,
    }),
    junit,
    lcov,
    more: [],
    uploads: true,
  };
}

/** The artifact of a phase. */
export function archiveOf({ manifest, junit, lcov, more }: CollectedPhase): Uint8Array {
  return craftZip([
    { name: 'collected.json', content: JSON.stringify(manifest) },
    { name: 'unit.xml', content: junit },
    { name: 'unit.lcov', content: lcov },
    ...more,
  ]);
}
