import { parseConfiguration } from '../../src/change/configuration/parse.ts';
import { CONFIGURATION_PATH } from '../../src/change/configuration/path.ts';
import { readFileAt } from '../../src/cli/local/revisions.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { Sha } from '../../src/domain/ids.ts';

/**
 * The configuration of the base commit: never the one that the change brings along.
 * @throws {Error} when it is not valid, naming each line.
 */
export async function configurationAt(directory: string, base: Sha): Promise<Configuration> {
  const parsed = parseConfiguration(await readFileAt(directory, base, CONFIGURATION_PATH));
  if (parsed.ok) return parsed.configuration;
  const lines = parsed.problems.map(({ line, message, remedy }) => `line ${line}: ${message} ${remedy}`);
  throw new Error(`${CONFIGURATION_PATH} of the base branch is not valid. ${lines.join(' ')}`);
}
