import { isDeepStrictEqual } from 'node:util';

/** The values that one leg of a matrix runs with. */
export type Combination = Readonly<Record<string, unknown>>;

/** GitHub's limit of jobs that one matrix makes. */
const maximumLegs = 256;

/**
 * Expands an evaluated `matrix`: the product of its vectors, without `exclude`, with `include`.
 * @see https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstrategymatrixinclude
 * @throws {Error} when it is not of that shape, is empty or too large.
 */
export function expandMatrix(matrix: unknown): Combination[] {
  if (!isRecord(matrix)) throw new Error('the matrix is not a mapping');
  const { include, exclude, ...vectors } = matrix;
  const excluded = listOf(exclude, 'exclude');
  const base = product(vectors).filter((leg) => !excluded.some((exclusion) => covers(exclusion, leg)));
  const extended: Record<string, unknown>[] = base.map((leg) => ({ ...leg }));
  const added: Combination[] = [];
  for (const inclusion of listOf(include, 'include')) {
    const fitting = base.flatMap((leg, index) => (fits(inclusion, leg) ? [index] : []));
    for (const index of fitting) Object.assign(extended[index] ?? {}, inclusion);
    if (fitting.length === 0) added.push(inclusion);
  }
  const legs = [...extended, ...added];
  if (legs.length === 0) throw new Error('the matrix has no combination');
  if (legs.length > maximumLegs) throw new Error(`the matrix has more than ${maximumLegs} combinations`);
  return legs;
}

function product(vectors: Record<string, unknown>): Combination[] {
  const names = Object.keys(vectors);
  if (names.length === 0) return [];
  return names.reduce<Combination[]>(
    (legs, name) => {
      const values = vectors[name];
      if (!Array.isArray(values) || values.length === 0)
        throw new Error(`matrix vector '${name}' does not contain any values`);
      return legs.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value })));
    },
    [{}],
  );
}

/** An exclusion takes away every leg that agrees with all it names. */
function covers(exclusion: Combination, leg: Combination): boolean {
  return Object.entries(exclusion).every(
    ([name, value]) => name in leg && isDeepStrictEqual(leg[name], value),
  );
}

/** An inclusion extends the legs none of whose own values it would change. */
function fits(inclusion: Combination, leg: Combination): boolean {
  return Object.entries(inclusion).every(
    ([name, value]) => !(name in leg) || isDeepStrictEqual(leg[name], value),
  );
}

function listOf(value: unknown, what: string): Combination[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isRecord)) throw new Error(`${what} is not a list of mappings`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
