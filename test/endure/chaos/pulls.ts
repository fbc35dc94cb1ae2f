import { propose } from '../changes.ts';
import type { EndureWorld } from '../world.ts';

/** An open pull request that people and machines will not leave alone. */
export interface OpenPull {
  readonly repository: string;
  readonly number: number;
  readonly branch: string;
}

const configuration = (count: number) => `approvals: { count: ${count} }
zones:
  - name: data
    paths: ["data/**"]
    approvals: { count: 1 }
`;

/** The rules of a repository, in one of two forms. */
export function rules(strict: boolean): Readonly<Record<string, string>> {
  return { '.github/wired-chaos.yml': configuration(strict ? 2 : 1) };
}

const files = {
  'README.md': '# Shop\n',
  '.github/workflows/ci.yml': 'name: CI\non: [push, pull_request]\njobs: {}\n',
  ...rules(false),
};

/** Makes repositories with open pull requests, of people and of a machine, harmless and not. */
export async function openPulls(
  world: EndureWorld,
  amount: { readonly repositories: number; readonly pulls: number },
): Promise<OpenPull[]> {
  const names = Array.from({ length: amount.repositories }, (_, index) => `shop-${index + 1}`);
  for (const name of names) await world.addRepository(name, files);
  const opened: OpenPull[] = [];
  for (let index = 0; index < amount.pulls; index += 1) {
    const repository = names[index % names.length] ?? 'shop-1';
    const branch = `change-${index}`;
    const author = index % 2 === 0 ? world.people.dana : world.people.agent;
    const path = index % 3 === 0 ? `data/${index}.sql` : `src/${index}.js`;
    const change = { branch, title: `Change ${index}`, files: { [path]: 'SELECT 1;\n' } };
    opened.push({ repository, branch, number: await propose(author, repository, change) });
  }
  return opened;
}
