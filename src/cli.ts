#!/usr/bin/env node
import { once } from 'node:events';
import { backup } from './cli/backup.ts';
import { demo } from './cli/demo.ts';
import { ledger } from './cli/ledger.ts';
import { policy } from './cli/policy.ts';
import { register } from './cli/register.ts';
import { restore } from './cli/restore.ts';
import { schema } from './cli/schema.ts';
import { storeCommands } from './cli/store-commands.ts';
import { asCommand } from './cli/with-stores.ts';

const commands = [
  backup,
  demo,
  ledger,
  policy,
  register,
  restore,
  schema,
  ...storeCommands.map(asCommand),
].sort((one, other) => one.name.localeCompare(other.name));

const width = Math.max(...commands.map(({ name }) => name.length));

const help = [
  'wired-chaos: the control plane for machine-made change on GitHub',
  '',
  'Usage: wired-chaos <command> [options]',
  '',
  ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
  '',
  'wired-chaos <command> --help tells more. Exit codes: 0 fine, 1 findings or blocked, 2 usage or failure.',
  '',
].join('\n');

/** Runs a command of the command line. Returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${help}`);
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

process.exitCode = await main(process.argv.slice(2));
