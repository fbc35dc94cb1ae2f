import { parseArgs } from 'node:util';
import { fullName, parseRepository } from '../domain/repository.ts';
import type { SwitchTarget } from '../platform/switches/target.ts';
import { longestReason } from '../platform/switches.ts';
import type { StoreTools } from './store-command.ts';

/** What the options mean, for `--help`. */
export const targetHelp = `  --everything       all that this App does, in all installations
  --installation N   one installation: an organisation or a person's account
  --repository NAME  one repository, owner/name; the installation is needed only where it is not known
  --data DIR         the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos); with DATABASE_URL that database`;

interface SwitchArguments {
  readonly target: SwitchTarget;
  readonly reason: string | null;
}

/**
 * Reads which switch is meant.
 * @throws {Error} when that is not clear
 */
export async function readSwitchArguments(
  args: string[],
  tools: Pick<StoreTools, 'installations'>,
): Promise<SwitchArguments> {
  const { values } = parseArgs({
    args,
    options: {
      everything: { type: 'boolean', default: false },
      installation: { type: 'string' },
      repository: { type: 'string' },
      reason: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const reason = values.reason?.trim() || null;
  if (reason !== null && reason.length > longestReason)
    throw new Error(`--reason has at most ${longestReason} characters`);
  const installation = values.installation === undefined ? null : installationIn(values.installation);
  if (values.everything) {
    if (installation !== null || values.repository !== undefined)
      throw new Error('--everything leaves nothing to choose: name no installation and no repository');
    return { target: { scope: 'everything' }, reason };
  }
  if (values.repository !== undefined) {
    const name = fullName(parseRepository(values.repository));
    return { target: await findRepository(name, installation, tools), reason };
  }
  if (installation === null)
    throw new Error('say what: --everything, --installation N or --repository OWNER/NAME');
  return { target: { scope: 'organisation', installation }, reason };
}

/** How a target is called in a sentence. */
export function describeTarget(target: SwitchTarget): string {
  switch (target.scope) {
    case 'everything':
      return 'Everything';
    case 'organisation':
      return `Installation ${target.installation}`;
    case 'repository':
      return `${target.repository.name} (installation ${target.installation})`;
  }
}

function installationIn(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Error(`--installation is a number, not "${text}"`);
  return Number(text);
}

/** By its id, so that a rename loses no pause; by its name only where whoever orders it knows better than the App. */
async function findRepository(
  name: string,
  chosen: number | null,
  { installations }: Pick<StoreTools, 'installations'>,
): Promise<SwitchTarget> {
  const active = (await installations.list()).filter(({ standing }) => standing === 'active');
  const candidates = chosen === null ? active.map(({ id }) => id) : [chosen];
  const found: SwitchTarget[] = [];
  for (const installation of candidates) {
    const known = (await installations.repositories(installation)).find(
      ({ fullName: other }) => other.toLowerCase() === name.toLowerCase(),
    );
    if (known !== undefined) {
      const repository = { id: known.id, name: known.fullName };
      found.push({ scope: 'repository', installation, repository });
    }
  }
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  if (chosen !== null) {
    return { scope: 'repository', installation: chosen, repository: { id: null, name } };
  }
  const which = active.map(({ id, account }) => `${id} (${account?.login ?? 'unknown'})`).join(', ');
  const known = which === '' ? 'None is known yet.' : `Known are ${which}.`;
  throw new Error(
    `${name} is ${only === undefined ? 'in no installation that is known' : 'in several installations'}: add --installation N. ${known}`,
  );
}
