import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { askGraphql, type FieldError } from './graphql.ts';

/** A file to read. */
export interface FileRequest {
  readonly repository: RepositoryRef;
  readonly path: string;
  /** A full commit id, the name of a branch, or `HEAD` for the default branch. */
  readonly ref: string;
}

/** What a query says about a file; of what is no file nothing but its kind. */
interface Found {
  readonly __typename: string;
  readonly text?: string | null;
  readonly isBinary?: boolean | null;
  readonly isTruncated?: boolean;
}

type Data = Readonly<Record<string, Readonly<Record<string, Found | null>> | null>>;

/** Queries stay far below what GitHub takes at once. */
const mostFiles = 20;

/**
 * Reads files with as few queries as they fit into.
 * @returns for each file its text, null when there is none, and undefined when REST has to be asked
 */
export async function readTexts(
  client: InstallationClient,
  files: readonly FileRequest[],
): Promise<readonly (string | null | undefined)[]> {
  const texts: (string | null | undefined)[] = [];
  for (let start = 0; start < files.length; start += mostFiles) {
    texts.push(...(await readBatch(client, files.slice(start, start + mostFiles))));
  }
  return texts;
}

async function readBatch(client: InstallationClient, files: readonly FileRequest[]) {
  const { query, variables } = buildQuery(files);
  const { data, errors } = await askGraphql<Data>(client, query, variables);
  return files.map((_, index) => interpret(index, data, errors));
}

/** Every file is a repository `r` and an object `f` in it, under its number; what varies goes into variables. */
function buildQuery(files: readonly FileRequest[]) {
  const variables: Record<string, string> = {};
  const fields = files.map(({ repository, path, ref }, index) => {
    variables[`owner${index}`] = repository.owner;
    variables[`name${index}`] = repository.name;
    variables[`at${index}`] = `${revision(ref)}:${path}`;
    return `r${index}: repository(owner: $owner${index}, name: $name${index}) {
      f: object(expression: $at${index}) { __typename ... on Blob { text isBinary isTruncated } }
    }`;
  });
  const declared = Object.keys(variables).map((name) => `$${name}: String!`);
  return { query: `query (${declared.join(', ')}) { ${fields.join('\n')} }`, variables };
}

/** A branch by its full name: a tag of the same name must not answer for it. */
export function revision(ref: string): string {
  return ref === 'HEAD' || /^[0-9a-f]{40}$/.test(ref) ? ref : `refs/heads/${ref}`;
}

function interpret(
  index: number,
  data: Data | null,
  errors: readonly FieldError[],
): string | null | undefined {
  const alias = `r${index}`;
  const own = errors.filter(({ path }) => path.length === 0 || path[0] === alias);
  if (data === null || own.some(({ type }) => type !== 'NOT_FOUND')) return undefined;
  if (own.length > 0) return null;
  const repository = data[alias];
  if (repository === undefined || repository === null) return undefined;
  const { f: found } = repository;
  if (found === undefined) return undefined;
  if (found === null) return null;
  const { text } = found;
  if (found.isBinary !== false || found.isTruncated !== false || typeof text !== 'string') return undefined;
  // The content of a symbolic link is the path it leads to, which REST follows and a query does not.
  return text !== '' && !text.includes('\n') ? undefined : text;
}
