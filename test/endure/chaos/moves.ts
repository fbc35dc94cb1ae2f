import { at, forcePush, push, review } from '../changes.ts';
import { type EndureWorld, organisation } from '../world.ts';
import { type OpenPull, rules } from './pulls.ts';

/** Something that somebody does to a pull request. */
interface Move {
  /** How often it comes, against the others. */
  readonly weight: number;
  readonly make: (world: EndureWorld, pull: OpenPull, random: () => number) => Promise<unknown>;
}

const about = ({ repository, number }: OpenPull) => ({ ...at(repository), issue_number: number });
const among = ({ repository, number }: OpenPull) => ({ ...at(repository), pull_number: number });
const text = (random: () => number) => random().toString(36).slice(2);

const moves: Readonly<Record<string, Move>> = {
  label: {
    weight: 30,
    make: ({ people }, pull, random) =>
      people.jonas.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
        ...about(pull),
        labels: [random() < 0.5 ? 'bug' : 'enhancement'],
      }),
  },
  unlabel: {
    weight: 20,
    make: ({ people }, pull, random) =>
      people.jonas.request('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', {
        ...about(pull),
        name: random() < 0.5 ? 'bug' : 'enhancement',
      }),
  },
  edit: {
    weight: 20,
    make: ({ people }, pull, random) =>
      people.dana.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
        ...among(pull),
        body: `Now it says ${text(random)}.`,
      }),
  },
  comment: {
    weight: 8,
    make: ({ people }, pull, random) =>
      people.lena.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...about(pull),
        body: `What about ${text(random)}?`,
      }),
  },
  approve: {
    weight: 8,
    make: ({ people }, pull) => review(people.jonas, pull.repository, pull.number, 'APPROVE'),
  },
  approveToo: {
    weight: 4,
    make: ({ people }, pull) => review(people.lena, pull.repository, pull.number, 'APPROVE'),
  },
  object: {
    weight: 3,
    make: ({ people }, pull) => review(people.lena, pull.repository, pull.number, 'REQUEST_CHANGES'),
  },
  push: {
    weight: 5,
    make: ({ people }, { repository, branch }, random) =>
      push(people.dana, repository, branch, { [`src/${branch}.js`]: `${text(random)};\n` }),
  },
  drop: {
    weight: 3,
    make: ({ people }, { repository, branch }, random) =>
      push(people.agent, repository, branch, { [`data/${branch}.sql`]: `DROP TABLE t${text(random)};\n` }),
  },
  rewrite: {
    weight: 2,
    make: ({ people }, { repository, branch }, random) =>
      forcePush(people.agent, repository, branch, { [`src/${branch}.js`]: `${text(random)};\n` }),
  },
  close: {
    weight: 3,
    make: async ({ people }, pull) => {
      for (const state of ['closed', 'open'] as const) {
        await people.dana.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
          ...among(pull),
          state,
        });
      }
    },
  },
  draft: {
    weight: 3,
    make: ({ github }, { repository, number }, random) =>
      github.seed.setDraft(`${organisation}/${repository}`, number, random() < 0.5, 'dana'),
  },
  rules: {
    weight: 0.5,
    make: ({ people }, { repository }, random) =>
      push(people.mira, repository, 'main', rules(random() < 0.5)),
  },
};

const total = Object.values(moves).reduce((sum, { weight }) => sum + weight, 0);

/** Draws what happens next. */
export function draw(random: () => number): { readonly name: string; readonly make: Move['make'] } {
  let left = random() * total;
  for (const [name, { weight, make }] of Object.entries(moves)) {
    left -= weight;
    if (left < 0) return { name, make };
  }
  throw new Error('a random number is below 1');
}
