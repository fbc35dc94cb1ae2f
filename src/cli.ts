#!/usr/bin/env node
import { once } from 'node:events';
import type { Command } from './cli/command.ts';
import { keepCompiled } from './cli/compile-cache.ts';

/** Each is loaded when it is asked for, so that none waits for what only another one needs. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  backup: async () => (await import('./cli/backup.ts')).backup,
  compliance: async () => (await import('./cli/compliance.ts')).compliance,
  deliver: async () => (await import('./cli/deliver.ts')).deliver,
  demo: async () => (await import('./cli/demo.ts')).demo,
  ledger: async () => (await import('./cli/ledger.ts')).ledger,
  policy: async () => (await import('./cli/policy.ts')).policy,
  proxy: async () => (await import('./cli/proxy.ts')).proxy,
  register: async () => (await import('./cli/register.ts')).register,
  restore: async () => (await import('./cli/restore.ts')).restore,
  schema: async () => (await import('./cli/schema.ts')).schema,
  verify: async () => (await import('./cli/verify.ts')).verify,
};

/** Commands on the stores, which come as one list. */
async function storeCommands(): Promise<Command[]> {
  const [{ storeCommands: all }, { asCommand }] = await Promise.all([
    import('./cli/store-commands.ts'),
    import('./cli/with-stores.ts'),
  ]);
  return all.map(asCommand);
}

async function find(name: string): Promise<Command | undefined> {
  if (Object.hasOwn(loaders, name)) return loaders[name]?.();
  return (await storeCommands()).find((one) => one.name === name);
}

async function help(): Promise<string> {
  const own = await Promise.all(Object.values(loaders).map((load) => load()));
  const commands = [...own, ...(await storeCommands())].sort((one, other) =>
    one.name.localeCompare(other.name),
  );
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'wired-chaos: the control plane for machine-made change on GitHub',
    '',
    'Usage: wired-chaos <command> [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'wired-chaos <command> --help tells more. Exit codes: 0 fine, 1 findings or blocked, 2 usage or failure.',
    '',
  ].join('\n');
}

/** Runs a command of the command line. Returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await help());
    return name === undefined ? 2 : 0;
  }
  const command = await find(name);
  if (command === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${await help()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.summary}\n\n${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest, {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      env: process.env,
      drained: async () => {
        if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n\n${command.usage}\n`);
    return 2;
  }
}

// Whoever reads may have seen enough, as `head` has: that is no success, for not everything was told.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(2);
});
keepCompiled(process.env);
process.exitCode = await main(process.argv.slice(2));
