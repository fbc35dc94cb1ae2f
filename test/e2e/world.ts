import { onTestFinished } from 'vitest';
import type { AppProgram } from '../../src/sandbox/app-process.ts';
import type { WorkflowRunner } from '../../src/sandbox/contract.ts';
import { openWorld, type World } from '../../src/sandbox/world.ts';
import { emptyPostgresql, testServer } from '../platform/postgresql.ts';
import { type AtEnd, temporaryDirectory } from '../platform/temporary-directory.ts';
import { ScriptedRunner } from './scripted-runner.ts';

/**
 * The world with the App in it, on the PostgreSQL server that tests may use or else embedded.
 * @param options.program runs the App instead of main.ts
 * @param options.runner instead of scripted CI; null for the real runner
 */
export async function openTestWorld(
  options: {
    readonly runner?: WorkflowRunner | null;
    readonly program?: AppProgram;
    readonly atEnd?: AtEnd;
  } = {},
): Promise<World> {
  const { runner = new ScriptedRunner(), program, atEnd = onTestFinished } = options;
  const world = await openWorld({
    directory: temporaryDirectory(atEnd),
    port: 0,
    ...(testServer === undefined ? {} : { databaseUrl: await emptyPostgresql(atEnd) }),
    ...(runner === null ? {} : { runner }),
    ...(program === undefined ? {} : { program }),
  });
  atEnd(() => world.close());
  return world;
}
