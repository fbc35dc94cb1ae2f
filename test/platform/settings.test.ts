import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { generateLedgerKey, ledgerKeyPem } from '../../src/platform/ledger/key.ts';
import { derivePayloadKeys } from '../../src/platform/payload-cipher.ts';
import {
  databaseSettings,
  dataDirectory,
  ledgerKeys,
  loadSettings,
  SettingsError,
} from '../../src/platform/settings.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();
const app = { APP_ID: '123', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'a long enough secret' };

/** The problems that these variables have. */
function problems(env: Record<string, string>, file?: string): readonly string[] {
  try {
    loadSettings(file === undefined ? { env } : { env, file });
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

test('without any credential it is the sandbox', () => {
  expect(loadSettings({ env: { APP_ID: '', PORT: '0' } })).toEqual({
    mode: 'sandbox',
    data: resolve('./.wired-chaos'),
    host: 'localhost',
    port: 0,
    logLevel: 'info',
  });
});

test('with all credentials it is the App, on github.com unless told otherwise', () => {
  expect(loadSettings({ env: { ...app, WIRED_CHAOS_DATA: '/var/lib/wc', LOG_LEVEL: 'debug' } })).toEqual({
    mode: 'app',
    app: {
      id: 123,
      privateKey: pem,
      previousPrivateKey: null,
      webhookSecret: 'a long enough secret',
      previousWebhookSecret: null,
    },
    database: null,
    github: {
      api: 'https://api.github.com',
      html: 'https://github.com',
      writeSpacing: 1000,
      sweepReserve: 0.5,
      effectLease: 15_000,
    },
    sweepEvery: 300_000,
    probeAddresses: 'none',
    eraseAfter: 30 * 24 * 3_600_000,
    ledger: { keys: [], anchorEvery: 24 * 3_600_000 },
    payloads: { keys: derivePayloadKeys([pem]), keepFor: 3 * 24 * 3_600_000 },
    telemetry: { service: 'wired-chaos', traces: null, metricsToken: null },
    data: '/var/lib/wc',
    host: 'localhost',
    port: 3000,
    logLevel: 'debug',
  });
  expect(loadSettings({ env: { ...app, GHE_HOST: 'localhost:4000', GHE_PROTOCOL: 'http' } })).toMatchObject({
    github: { api: 'http://localhost:4000/api/v3', html: 'http://localhost:4000' },
  });
});

test.each([
  ['with line breaks written out', pem.replaceAll('\n', '\\n')],
  ['in base64', Buffer.from(pem).toString('base64')],
  ['as it is', pem],
])('the private key may be given %s', (_name, key) => {
  expect(loadSettings({ env: { ...app, PRIVATE_KEY: key } })).toMatchObject({ app: { privateKey: pem } });
});

test('the private key may be in a file', () => {
  const path = join(temporaryDirectory(), 'key.pem');
  writeFileSync(path, pem);
  const { PRIVATE_KEY: _, ...rest } = app;
  expect(loadSettings({ env: { ...rest, PRIVATE_KEY_PATH: path } })).toMatchObject({
    app: { privateKey: pem },
  });
  expect(problems({ ...rest, PRIVATE_KEY_PATH: `${path}.gone` })).toEqual([
    expect.stringMatching(/^PRIVATE_KEY_PATH names a file that cannot be read/),
  ]);
});

test('some credentials without the others are an error, never the sandbox', () => {
  expect(problems({ APP_ID: '123' })).toEqual([
    expect.stringMatching(/^PRIVATE_KEY is missing.*Example: PRIVATE_KEY=/),
    expect.stringMatching(/^WEBHOOK_SECRET is missing.*Example: WEBHOOK_SECRET=/),
  ]);
  expect(problems({ WEBHOOK_SECRET: 'a long enough secret' })).toHaveLength(2);
  expect(problems({ PRIVATE_KEY_PATH: '/nowhere' }).length).toBeGreaterThanOrEqual(2);
});

test('all problems are told at once, each with variable, purpose and example, and no secret in them', () => {
  const found = problems({
    APP_ID: 'abc',
    PRIVATE_KEY: `${'-----BEGIN RSA'} PRIVATE KEY-----\nhunter2`,
    WEBHOOK_SECRET: 'development',
    PORT: '70000',
    LOG_LEVEL: 'loud',
    GHE_HOST: 'https://github.acme.io',
    GHE_PROTOCOL: 'ftp',
  });
  for (const name of [
    'APP_ID',
    'PRIVATE_KEY',
    'WEBHOOK_SECRET',
    'PORT',
    'LOG_LEVEL',
    'GHE_HOST',
    'GHE_PROTOCOL',
  ]) {
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${name} .*It is .*Example: ${name}=`)));
  }
  expect(found.join()).not.toContain('hunter2');
});

test('a guessable webhook secret is refused', () => {
  expect(problems({ ...app, WEBHOOK_SECRET: 'development' })[0]).toContain('forge');
  expect(problems({ ...app, WEBHOOK_SECRET: 'fifteen letters' })).toHaveLength(1);
  expect(problems({ ...app, WEBHOOK_SECRET: 'sixteen letters!' })).toEqual([]);
});

test('a key that is not RSA is refused', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(problems({ ...app, PRIVATE_KEY: key })).toEqual([expect.stringContaining('not an RSA key')]);
});

test('the environment overrides the file, and the file need not exist', () => {
  const file = join(temporaryDirectory(), '.env');
  expect(loadSettings({ env: { PORT: '1' }, file })).toMatchObject({ port: 1 });
  writeFileSync(file, 'PORT=2\nHOST=0.0.0.0 # for containers\nLOG_LEVEL=\n');
  expect(loadSettings({ env: { PORT: '1' }, file })).toMatchObject({
    port: 1,
    host: '0.0.0.0',
    logLevel: 'info',
  });
  expect(loadSettings({ env: {}, file })).toMatchObject({ port: 2 });
});

test('a file that is a directory is told', () => {
  expect(problems({}, temporaryDirectory())).toEqual([expect.stringContaining('cannot be read')]);
});

test('the data directory alone needs no other setting', () => {
  expect(dataDirectory({ WIRED_CHAOS_DATA: '/data', APP_ID: 'broken' })).toBe('/data');
  expect(dataDirectory({})).toBe(resolve('.wired-chaos'));
});

test('DATABASE_URL names a PostgreSQL server instead of the embedded database', () => {
  const url = 'postgres://wired@/wired?host=/run/postgresql';
  const env = { DATABASE_URL: url, WIRED_CHAOS_DATABASE_POOL: '4' };
  expect(loadSettings({ env: { ...app, ...env } })).toMatchObject({ database: { url, connections: 4 } });
  expect(databaseSettings({ env })).toEqual({ url, connections: 4 });
  expect(databaseSettings({ env: {} })).toBeNull();
});

test('a database that cannot be meant is refused, and its password is not repeated', () => {
  const url = ['mysql://wired:', 'pass', 'word@db/wired'].join('');
  const [problem] = problems({ ...app, DATABASE_URL: url });
  expect(problem).toContain('DATABASE_URL is not the URL of a PostgreSQL database');
  expect(problem).not.toContain('password@');
  expect(() => databaseSettings({ env: { DATABASE_URL: url } })).toThrow(SettingsError);
  expect(problems({ ...app, WIRED_CHAOS_DATABASE_POOL: '1' })).toHaveLength(1);
});

test('traces go to a collector by the names that OpenTelemetry gives its variables', () => {
  const collector = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.acme.io:4318/otlp',
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%3Db, x-tenant=acme',
    OTEL_SERVICE_NAME: 'chaos-eu',
    OTEL_TRACES_SAMPLER_ARG: '0.25',
    WIRED_CHAOS_METRICS_TOKEN: 'a long enough token',
  };
  expect(loadSettings({ env: { ...app, ...collector } })).toMatchObject({
    telemetry: {
      service: 'chaos-eu',
      traces: {
        endpoint: 'https://collector.acme.io:4318/otlp',
        headers: { 'api-key': 'a=b', 'x-tenant': 'acme' },
        ratio: 0.25,
      },
      metricsToken: 'a long enough token',
    },
  });
});

test.each([
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'just a token'],
  ['OTEL_TRACES_SAMPLER_ARG', '10%'],
  ['WIRED_CHAOS_METRICS_TOKEN', 'guess-me'],
])('telemetry is not guessed: %s=%s is refused, and its value is not repeated', (name, value) => {
  const [problem, ...more] = problems({ ...app, [name]: value });
  expect(more).toEqual([]);
  expect(problem).toMatch(new RegExp(`^${name} is `));
  expect(problem).not.toContain(value);
});

test('payloads are encrypted with the first key that is set, and go on opening with the others and the derived one', () => {
  const [one, two] = [randomBytes(32), randomBytes(32)];
  const given = { WIRED_CHAOS_PAYLOAD_KEYS: `${one.toString('base64')}, ${two.toString('base64')}` };
  expect(loadSettings({ env: { ...app, ...given, WIRED_CHAOS_PAYLOAD_DAYS: '1' } })).toMatchObject({
    payloads: { keys: [one, two, ...derivePayloadKeys([pem])], keepFor: 24 * 3_600_000 },
  });
});

test.each([
  ['too short', randomBytes(31).toString('base64')],
  ['no base64', `${'!'.repeat(4)}${randomBytes(32).toString('base64')}`],
  ['a list with a gap', `${randomBytes(32).toString('base64')},`],
])('a key for payloads that is %s is refused without being repeated', (_name, value) => {
  const [problem, ...more] = problems({ ...app, WIRED_CHAOS_PAYLOAD_KEYS: value });
  expect(problem).toMatch(/^WIRED_CHAOS_PAYLOAD_KEYS is not base64 of 32 bytes/);
  expect(problem).not.toContain(value);
  expect(more).toEqual([]);
});

test.each(['0', '31', 'three'])('payloads cannot be kept for %s days', (days) => {
  expect(problems({ ...app, WIRED_CHAOS_PAYLOAD_DAYS: days })).toEqual([
    expect.stringMatching(/^WIRED_CHAOS_PAYLOAD_DAYS is not a number of days from 1 to 30/),
  ]);
});

test('while credentials are rotated the ones before count, too', () => {
  const previous = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();
  const file = join(temporaryDirectory(), 'previous.pem');
  writeFileSync(file, previous);
  const env = { ...app, PRIVATE_KEY_PREVIOUS_PATH: file, WEBHOOK_SECRET_PREVIOUS: 'the one that was before' };
  expect(loadSettings({ env })).toMatchObject({
    app: {
      privateKey: pem,
      previousPrivateKey: previous,
      webhookSecret: app.WEBHOOK_SECRET,
      previousWebhookSecret: 'the one that was before',
    },
    payloads: { keys: derivePayloadKeys([pem, previous]) },
  });
  expect(problems({ ...app, WEBHOOK_SECRET_PREVIOUS: 'short' })).toEqual([
    expect.stringMatching(/^WEBHOOK_SECRET_PREVIOUS is shorter/),
  ]);
});

test('the key of the ledger is supplied as it is or in a file, several of them to rotate', () => {
  const [one, two] = [generateLedgerKey(), generateLedgerKey()];
  const both = `${ledgerKeyPem(one)}${ledgerKeyPem(two)}`;
  const file = join(temporaryDirectory(), 'ledger.pem');
  writeFileSync(file, both, { mode: 0o440 });
  const variables = [{ WIRED_CHAOS_LEDGER_KEY: both }, { WIRED_CHAOS_LEDGER_KEY_PATH: file }];
  for (const env of variables) {
    const ids = (keys: readonly { readonly id: string }[]) => keys.map(({ id }) => id);
    expect(ids(ledgerKeys({ env }))).toEqual([one.id, two.id]);
    const settings = loadSettings({ env: { ...app, ...env, WIRED_CHAOS_ANCHOR_HOURS: '6' } });
    if (settings.mode !== 'app') throw new Error('it is the App');
    expect(ids(settings.ledger.keys)).toEqual([one.id, two.id]);
    expect(settings.ledger.anchorEvery).toBe(6 * 3_600_000);
  }
  chmodSync(file, 0o444);
  expect(problems({ ...app, WIRED_CHAOS_LEDGER_KEY_PATH: file })).toEqual([
    expect.stringMatching(/^WIRED_CHAOS_LEDGER_KEY_PATH cannot be used: .*chmod 600/),
  ]);
  expect(problems({ ...app, WIRED_CHAOS_LEDGER_KEY_PATH: `${file}.gone` })).toHaveLength(1);
});

test('a key of another kind cannot sign the ledger, and is not repeated', () => {
  expect(() => ledgerKeys({ env: { WIRED_CHAOS_LEDGER_KEY: pem } })).toThrow('of the kind rsa');
  const [problem, ...more] = problems({ ...app, WIRED_CHAOS_LEDGER_KEY: pem });
  expect(problem).toMatch(/^WIRED_CHAOS_LEDGER_KEY cannot be used: .*Ed25519/);
  expect(problem).not.toContain(pem.slice(40, 80));
  expect(more).toEqual([]);
});

test.each(['0', '-1', '10000', 'daily'])('heads cannot be noted every %s hours', (hours) => {
  expect(problems({ ...app, WIRED_CHAOS_ANCHOR_HOURS: hours })).toEqual([
    expect.stringMatching(/^WIRED_CHAOS_ANCHOR_HOURS is not a number of hours from 1 to 9999/),
  ]);
});
