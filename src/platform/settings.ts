import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { defaultLease } from './effects/create.ts';
import { type LedgerKey, parseLedgerKeys } from './ledger/key.ts';
import { readLedgerKeyFile } from './ledger/key-file.ts';
import { type PayloadSettings, payloadsOf, payloadValues, payloadVariables } from './payload-settings.ts';
import { privateKey, rotationValues, rotationVariables, webhookSecret } from './rotation-settings.ts';
import {
  type TelemetrySettings,
  telemetryOf,
  telemetryValues,
  telemetryVariables,
} from './telemetry/telemetry-settings.ts';

interface CommonSettings {
  /** Absolute path of the directory that holds journal and database. */
  readonly data: string;
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly logLevel: string;
}

/** The PostgreSQL server that keeps everything. */
export interface DatabaseSettings {
  /** As node-postgres reads it. It has the password in it. */
  readonly url: string;
  /** How many connections this process may have, besides one that listens. */
  readonly connections: number;
}

export interface AppSettings extends CommonSettings {
  readonly mode: 'app';
  /** Null means embedded, in the data directory. */
  readonly database: DatabaseSettings | null;
  readonly app: {
    readonly id: number;
    readonly privateKey: string;
    /** The key before, while it is rotated. */
    readonly previousPrivateKey: string | null;
    readonly webhookSecret: string;
    /** The secret before, while it is rotated. */
    readonly previousWebhookSecret: string | null;
  };
  readonly github: {
    /** Base addresses, without a slash at the end. */
    readonly api: string;
    readonly html: string;
    /** Milliseconds between two requests that write. */
    readonly writeSpacing: number;
    /** Share of GitHub's hourly limits, from 0 to 1, that sweeps leave for events and people. */
    readonly sweepReserve: number;
    /** Milliseconds for which a change to GitHub is left alone whose answer was lost. */
    readonly effectLease: number;
  };
  /** Which addresses beside public ones the App asks how an environment is. */
  readonly probeAddresses: 'none' | 'loopback' | 'all';
  /** Milliseconds between two sweeps for failed deliveries; what is open is swept every third time. */
  readonly sweepEvery: number;
  /** For how many milliseconds what belongs to an installation is kept after it was uninstalled. */
  readonly eraseAfter: number;
  readonly payloads: PayloadSettings;
  readonly telemetry: TelemetrySettings;
  readonly ledger: {
    /** Keys that sign the ledger; empty when the App keeps one of its own. */
    readonly keys: readonly LedgerKey[];
    /** Milliseconds between two notes on GitHub of how far an installation's ledger has come. */
    readonly anchorEvery: number;
  };
}

export interface SandboxSettings extends CommonSettings {
  readonly mode: 'sandbox';
}

/** How this process is to run: as the real App, or with everything outside played locally. */
export type Settings = AppSettings | SandboxSettings;

/** Variables by name, as in `process.env`. */
type Environment = Record<string, string | undefined>;

const defaultData = './.wired-chaos';

/** What the variables are called (Probot's names, where it has one), what they are for, and how they look. */
export const variables = {
  APP_ID: { purpose: 'the numeric id of the GitHub App', example: '123456' },
  PRIVATE_KEY: {
    purpose: 'the private key with which the App signs in to GitHub',
    example: '"-----BEGIN RSA PRIVATE KEY-----\\n…", or the same in base64',
  },
  PRIVATE_KEY_PATH: {
    purpose: 'the file with the private key of the App, instead of PRIVATE_KEY',
    example: './wired-chaos.private-key.pem',
  },
  WEBHOOK_SECRET: {
    purpose: 'the secret by which deliveries from GitHub are told from forged ones',
    example: 'the 64 digits that "openssl rand -hex 32" prints',
  },
  GHE_HOST: {
    purpose: 'the GitHub Enterprise Server to use instead of github.com',
    example: 'github.acme.io',
  },
  GHE_PROTOCOL: { purpose: 'how that server is reached', example: 'https' },
  PORT: { purpose: 'the port to listen on; 0 for any free one', example: '3000' },
  HOST: { purpose: 'the address to listen on', example: '0.0.0.0' },
  LOG_LEVEL: {
    purpose: 'how much is logged: trace, debug, info, warn, error, fatal or silent',
    example: 'info',
  },
  WIRED_CHAOS_WRITE_SPACING: {
    purpose: 'how many milliseconds pass between two writes to GitHub, which asks for a second',
    example: '1000',
  },
  WIRED_CHAOS_SWEEP_RESERVE: {
    purpose: "how many percent of GitHub's hourly limits sweeps leave for what happens and for people",
    example: '50',
  },
  WIRED_CHAOS_EFFECT_LEASE: {
    purpose:
      'how many milliseconds a change to GitHub is left alone whose answer was lost, before it is looked up: GitHub ends a request after ten seconds',
    example: '15000',
  },
  WIRED_CHAOS_SWEEP_SECONDS: {
    purpose:
      'how many seconds pass between two sweeps for deliveries that failed; open pull requests are swept every third time',
    example: '300',
  },
  WIRED_CHAOS_PROBE_ADDRESSES: {
    purpose:
      'which addresses beside public ones the App asks how an environment is, as configurations name them: none, loopback or all private ones',
    example: 'none',
  },
  WIRED_CHAOS_ERASE_AFTER_DAYS: {
    purpose: 'how many days everything that is stored of an installation is kept after it was uninstalled',
    example: '30',
  },
  WIRED_CHAOS_LEDGER_KEY: {
    purpose: 'the Ed25519 key that signs the ledger; by default the App makes one in its data directory',
    example: '"-----BEGIN PRIVATE KEY-----\\n…", or the same in base64; several one after another to rotate',
  },
  WIRED_CHAOS_LEDGER_KEY_PATH: {
    purpose: 'the file with that key, instead of WIRED_CHAOS_LEDGER_KEY',
    example: './ledger-key.pem, made with "openssl genpkey -algorithm ed25519"',
  },
  WIRED_CHAOS_ANCHOR_HOURS: {
    purpose: 'how many hours pass before the head of a ledger is noted on GitHub again',
    example: '24',
  },
  WIRED_CHAOS_DATA: { purpose: 'the directory for journal and database', example: './.wired-chaos' },
  DATABASE_URL: {
    purpose: 'the PostgreSQL database that keeps everything, instead of the data directory',
    example: 'postgres://wired_chaos:…@db.acme.io/wired_chaos?sslmode=verify-full',
  },
  WIRED_CHAOS_DATABASE_POOL: {
    purpose: 'how many connections each process may have to that database',
    example: '10',
  },
  ...rotationVariables,
  ...payloadVariables,
  ...telemetryVariables,
} as const;
type Variable = keyof typeof variables;

const Values = z.object({
  APP_ID: z
    .string()
    .regex(/^[1-9]\d{0,15}$/, 'is not a number')
    .transform(Number)
    .optional(),
  PRIVATE_KEY: privateKey.optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  WEBHOOK_SECRET: webhookSecret.optional(),
  GHE_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.-]+(?::\d{1,5})?$/, 'is not a host name with an optional port')
    .optional(),
  GHE_PROTOCOL: z.enum(['https', 'http'], 'is neither https nor http').default('https'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is above 65535')
    .default(3000),
  HOST: z.string().default('localhost'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'is not a level')
    .default('info'),
  WIRED_CHAOS_WRITE_SPACING: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a number of milliseconds')
    .transform(Number)
    .default(1000),
  WIRED_CHAOS_SWEEP_RESERVE: z
    .string()
    .regex(/^[1-9]\d$/, 'is not a percentage from 10 to 99')
    .transform((percent) => Number(percent) / 100)
    .default(0.5),
  WIRED_CHAOS_EFFECT_LEASE: z
    .string()
    .regex(/^[1-9]\d{1,5}$/, 'is not a number of milliseconds above 9')
    .transform(Number)
    .default(defaultLease),
  WIRED_CHAOS_SWEEP_SECONDS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'is not a number of seconds above 0')
    .transform(Number)
    .default(300),
  WIRED_CHAOS_PROBE_ADDRESSES: z
    .enum(['none', 'loopback', 'all'], 'is neither none nor loopback nor all')
    .default('none'),
  WIRED_CHAOS_ERASE_AFTER_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, 'is not a number of days')
    .transform(Number)
    .default(30),
  WIRED_CHAOS_LEDGER_KEY: z.string().transform(ledgerKeysIn).default([]),
  WIRED_CHAOS_LEDGER_KEY_PATH: z.string().transform(ledgerKeysAt).default([]),
  WIRED_CHAOS_ANCHOR_HOURS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'is not a number of hours from 1 to 9999')
    .transform(Number)
    .default(24),
  WIRED_CHAOS_DATA: z.string().default(defaultData),
  DATABASE_URL: z
    .string()
    .refine(isPostgresqlUrl, 'is not the URL of a PostgreSQL database (postgres://…)')
    .optional(),
  WIRED_CHAOS_DATABASE_POOL: z
    .string()
    .regex(/^\d{1,4}$/, 'is not a number of connections')
    .transform(Number)
    .refine((connections) => connections >= 2, 'is below 2, with which the queue would wait for itself')
    .default(10),
  ...rotationValues,
  ...payloadValues,
  ...telemetryValues,
});
type Values = z.infer<typeof Values>;

/** The settings cannot be used. The message lists every problem: the variable, what it is for, and an example. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings need attention:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/**
 * Reads the settings from the environment and from a dotenv file, whose values the environment overrides.
 * An empty value counts as not given. Without any credential the mode is `sandbox`; with some, all are needed.
 * @param sources.file path of the dotenv file; it need not exist.
 * @throws {SettingsError} with all problems at once.
 */
export function loadSettings(sources: { env: Environment; file?: string }): Settings {
  const given = { ...present(readDotenv(sources.file)), ...present(sources.env) };
  const problems: string[] = [];
  readKeyFile(given, 'PRIVATE_KEY', problems);
  readKeyFile(given, 'PRIVATE_KEY_PREVIOUS', problems);
  const parsed = Values.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) problems.push(describe(variableOf(issue), issue.message));
  problems.push(...missingCredentials(given));
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return settingsOf(parsed.data);
}

/**
 * The database as the environment names it, for what needs no other setting; null when it is embedded.
 * @throws {SettingsError}
 */
export function databaseSettings(sources: { env: Environment; file?: string }): DatabaseSettings | null {
  const given = { ...present(readDotenv(sources.file)), ...present(sources.env) };
  const parsed = Values.pick({ DATABASE_URL: true, WIRED_CHAOS_DATABASE_POOL: true }).safeParse(given);
  if (parsed.success) return databaseOf(parsed.data);
  throw new SettingsError(parsed.error.issues.map((issue) => describe(variableOf(issue), issue.message)));
}

/** The data directory as the environment names it, for what needs no other setting. */
export function dataDirectory(env: Environment): string {
  return resolve(present(env).WIRED_CHAOS_DATA ?? defaultData);
}

/**
 * The ledger's keys of the environment, for what needs no other setting; empty when the App keeps one of its own.
 * @throws {SettingsError}
 */
export function ledgerKeys(sources: { env: Environment; file?: string }): LedgerKey[] {
  const given = { ...present(readDotenv(sources.file)), ...present(sources.env) };
  const names = { WIRED_CHAOS_LEDGER_KEY: true, WIRED_CHAOS_LEDGER_KEY_PATH: true } as const;
  const parsed = Values.pick(names).safeParse(given);
  if (parsed.success) return keysOf(parsed.data);
  throw new SettingsError(parsed.error.issues.map((issue) => describe(variableOf(issue), issue.message)));
}

function settingsOf(values: Values): Settings {
  const common = {
    data: resolve(values.WIRED_CHAOS_DATA),
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
  };
  const { APP_ID: id, PRIVATE_KEY: key, WEBHOOK_SECRET: secret } = values;
  if (id === undefined || key === undefined || secret === undefined) return { mode: 'sandbox', ...common };
  const previousKey = values.PRIVATE_KEY_PREVIOUS ?? null;
  const app = {
    id,
    privateKey: key,
    previousPrivateKey: previousKey,
    webhookSecret: secret,
    previousWebhookSecret: values.WEBHOOK_SECRET_PREVIOUS ?? null,
  };
  return {
    mode: 'app',
    app,
    database: databaseOf(values),
    github: githubOf(values),
    probeAddresses: values.WIRED_CHAOS_PROBE_ADDRESSES,
    sweepEvery: values.WIRED_CHAOS_SWEEP_SECONDS * 1000,
    eraseAfter: values.WIRED_CHAOS_ERASE_AFTER_DAYS * 24 * 3_600_000,
    ledger: { keys: keysOf(values), anchorEvery: values.WIRED_CHAOS_ANCHOR_HOURS * 3_600_000 },
    payloads: payloadsOf(values, previousKey === null ? [key] : [key, previousKey]),
    telemetry: telemetryOf(values),
    ...common,
  };
}

function databaseOf(
  values: Pick<Values, 'DATABASE_URL' | 'WIRED_CHAOS_DATABASE_POOL'>,
): DatabaseSettings | null {
  if (values.DATABASE_URL === undefined) return null;
  return { url: values.DATABASE_URL, connections: values.WIRED_CHAOS_DATABASE_POOL };
}

/** A host may be missing (`postgres:///name?host=/run/postgresql`), which plain URLs do not allow beside a user. */
function isPostgresqlUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text.replace('@/', '@localhost/'));
}

function keysOf(values: Pick<Values, 'WIRED_CHAOS_LEDGER_KEY' | 'WIRED_CHAOS_LEDGER_KEY_PATH'>): LedgerKey[] {
  return [...values.WIRED_CHAOS_LEDGER_KEY, ...values.WIRED_CHAOS_LEDGER_KEY_PATH];
}

/** Addresses as GitHub documents them: api.github.com, and /api/v3 on an Enterprise Server. */
function githubOf(values: Values): AppSettings['github'] {
  const pace = {
    writeSpacing: values.WIRED_CHAOS_WRITE_SPACING,
    sweepReserve: values.WIRED_CHAOS_SWEEP_RESERVE,
    effectLease: values.WIRED_CHAOS_EFFECT_LEASE,
  };
  if (values.GHE_HOST === undefined) {
    return { api: 'https://api.github.com', html: 'https://github.com', ...pace };
  }
  const html = `${values.GHE_PROTOCOL}://${values.GHE_HOST}`;
  return { api: `${html}/api/v3`, html, ...pace };
}

/** A part of the credentials is a mistake, never the sandbox: somebody meant to run the real App. */
function missingCredentials(given: Environment): string[] {
  const key = given.PRIVATE_KEY ?? given.PRIVATE_KEY_PATH;
  const credentials = { APP_ID: given.APP_ID, PRIVATE_KEY: key, WEBHOOK_SECRET: given.WEBHOOK_SECRET };
  if (Object.values(credentials).every((value) => value === undefined)) return [];
  const missing = (['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'] as const).filter(
    (name) => credentials[name] === undefined,
  );
  return missing.map((name) => describe(name, 'is missing, while other credentials of the App are given'));
}

/** Reads the key from the file that is named instead of it. */
function readKeyFile(
  given: Environment,
  variable: 'PRIVATE_KEY' | 'PRIVATE_KEY_PREVIOUS',
  problems: string[],
): void {
  const path = given[`${variable}_PATH`];
  if (given[variable] !== undefined || path === undefined) return;
  try {
    given[variable] = readFileSync(path, 'utf8');
  } catch (error) {
    problems.push(describe(`${variable}_PATH`, `names a file that cannot be read (${reason(error)})`));
  }
}

function ledgerKeysIn(text: string, context: z.RefinementCtx): LedgerKey[] {
  return usable(context, () => parseLedgerKeys(text));
}

/** Kept where the process may read it by its group, as orchestrators mount secrets, but not everybody. */
function ledgerKeysAt(file: string, context: z.RefinementCtx): LedgerKey[] {
  return usable(context, () => {
    const keys = readLedgerKeyFile(file, 0o007);
    if (keys === null) throw new Error(`there is no file ${file}`);
    return keys;
  });
}

function usable<T>(context: z.RefinementCtx, read: () => T): T {
  try {
    return read();
  } catch (error) {
    context.addIssue({ code: 'custom', message: `cannot be used: ${reason(error)}` });
    return z.NEVER;
  }
}

function readDotenv(file: string | undefined): Environment {
  if (file === undefined) return {};
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new SettingsError([`The file ${file} cannot be read (${reason(error)})`]);
  }
}

function present(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function variableOf(issue: z.core.$ZodIssue): Variable {
  return Values.keyof().parse(issue.path[0]);
}

function describe(variable: Variable, problem: string): string {
  const { purpose, example } = variables[variable];
  return `${variable} ${problem}. It is ${purpose}. Example: ${variable}=${example}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
