import { randomBytes } from 'node:crypto';
import type { StoreCommand, StoreTools } from '../../src/cli/store-command.ts';
import { openStoreTools } from '../../src/cli/store-tools.ts';
import { emptyPostgresql, testServer } from '../platform/postgresql.ts';
import { type AtEnd, temporaryDirectory } from '../platform/temporary-directory.ts';

/** Empty stores as a command opens them: on the PostgreSQL server that tests may use, or else embedded. */
export async function openTestTools(atEnd: AtEnd): Promise<StoreTools & { directory: string }> {
  const directory = temporaryDirectory(atEnd);
  const server = testServer === undefined ? null : { url: await emptyPostgresql(atEnd), connections: 3 };
  const payloadKeys = [randomBytes(32)];
  const tools = await openStoreTools({ directory, server, ledgerKeys: [], payloadKeys });
  atEnd(() => tools.close());
  return { ...tools, directory };
}

/** Runs a command as mira, and returns what it printed. */
export async function runOn(tools: StoreTools, command: StoreCommand, ...args: string[]) {
  let [out, err] = ['', ''];
  const code = await command.run(
    args,
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      env: {},
      user: 'mira',
      directory: '/',
      drained: async () => {},
    },
    tools,
  );
  return { code, out, err };
}
