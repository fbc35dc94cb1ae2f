import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { VerificationVerdict } from '../domain/deployment.ts';
import { Duration, millisecondsOf } from '../domain/duration.ts';
import { VerifyConfiguration } from '../domain/environment.ts';
import { Sha } from '../domain/ids.ts';
import { partsOf, replayOf, type VerifyInputs } from '../operate/verify/parts.ts';
import { readEnvironment } from '../operate/verify/read-environment.ts';
import { renderPart, renderVerification } from '../operate/verify/render.ts';
import { chromium } from '../operate/verify/synthetic/chromium.ts';
import { verify as carryOut } from '../operate/verify/verify.ts';
import { waitUntilUp } from '../operate/verify/wait-until-up.ts';
import type { Command, CommandIo } from './command.ts';

const exitCodes: Readonly<Record<VerificationVerdict, number>> = { pass: 0, fail: 1, inconclusive: 1 };

const options = {
  url: { type: 'string' },
  candidate: { type: 'string' },
  primary: { type: 'string' },
  'second-primary': { type: 'string' },
  recording: { type: 'string' },
  metrics: { type: 'string' },
  environment: { type: 'string' },
  sha: { type: 'string' },
  wait: { type: 'string' },
  browser: { type: 'string' },
  output: { type: 'string' },
  directory: { type: 'string', default: '.' },
  format: { type: 'string', default: 'text' },
} as const;

type Values = { readonly [Name in keyof typeof options]?: string | undefined } & {
  readonly directory: string;
};

/** `wired-chaos verify`: whether a version does what it should, before and after users meet it. */
export const verify: Command = {
  name: 'verify',
  summary: 'Verify a version by journeys, replayed traffic and metrics',
  usage: `wired-chaos verify synthetic FILE --url URL [--browser PROGRAM] [--wait 30s] [--format text|json]
wired-chaos verify replay RECORDING --candidate URL --primary URL [--second-primary URL] [--environment NAME]
wired-chaos verify deployment NAME --url URL [--primary URL] [--recording FILE] [--metrics FILE] [--output FILE] [...]

  synthetic    makes the journeys of a file ("wired-chaos schema synthetic" prints how it is written)
  replay       plays recorded traffic to a candidate and to what is live, and judges each route by what differs
               beyond the noise between two answers of what is live
  deployment   all that environments.NAME.verify of .github/wired-chaos.yml asks for

  --url, --candidate URL  where the new version is
  --primary URL           where the version is that is live
  --second-primary URL    another instance of that, to tell noise by (default: the same one is asked twice)
  --recording FILE        what the proxy recorded
  --metrics FILE          JSON list of series {metric, direction, unit, baseline, canary}
  --environment NAME      whose routes and settings are taken for replay (default: every safe route)
  --sha SHA               the commit that is verified (default: that of the directory)
  --wait SPAN             for how long to wait until the new version answers at all
  --browser PROGRAM       the Chromium for steps that need one (default: the one in the search path)
  --output FILE           where to write verification.json
  --directory DIR         where the repository is (default: here)
  --format                text or json (default: text)

Variables that begin with SYNTHETIC_ can be named in journeys and headers, as {{ env.SYNTHETIC_TOKEN }}; they are
never printed. Exit codes: 0 it passes, 1 it fails or nothing could be said, 2 usage or failure.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [verb = '', subject = '', ...rest] = positionals;
    if (rest.length > 0)
      throw new Error(`verify takes one subject, not "${positionals.slice(1).join(' ')}".`);
    if (values.format !== 'text' && values.format !== 'json') {
      throw new Error(`--format is text or json, not "${values.format}".`);
    }
    if (verb === 'synthetic') return onePart({ synthetic: needed('FILE', subject) }, values, io);
    if (verb === 'replay') {
      const recording = needed('RECORDING', subject);
      const { replay } = await configured(values.environment, values.directory);
      return onePart({ replay: replayOf({ replay }) }, { ...values, recording }, io);
    }
    if (verb === 'deployment') return deployment(needed('NAME', subject), values, io);
    throw new Error(`verify knows the verbs synthetic, replay and deployment, not "${verb}".`);
  },
};

function needed(what: string, given: string | undefined): string {
  if (given === undefined || given === '') throw new Error(`${what} is missing.`);
  return given;
}

function address(name: string, given: string | undefined): URL | null {
  if (given === undefined) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new Error(`--${name} is no address of http or https: "${given}".`);
  }
  return url;
}

async function configured(name: string | undefined, directory: string): Promise<VerifyConfiguration> {
  if (name === undefined) return VerifyConfiguration.parse({});
  const file = '.github/wired-chaos.yml';
  const text = await readFile(join(directory, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const environment = readEnvironment(file, text, name);
  if (environment === null) throw new Error(`${file} has no environment ${name}. Add it under environments.`);
  return environment.verify;
}

async function inputsOf(values: Values, io: CommandIo): Promise<VerifyInputs> {
  const second = address('second-primary', values['second-primary']);
  const url = address('url', values.url) ?? address('candidate', values.candidate);
  if (values.wait !== undefined && url !== null) {
    await waitUntilUp(url, millisecondsOf(Duration.parse(values.wait)), 'all');
  }
  return {
    directory: values.directory,
    url,
    primary: address('primary', values.primary),
    ...(second === null ? {} : { secondPrimary: second }),
    recording: values.recording ?? null,
    metrics: values.metrics ?? null,
    // Whoever types the command reaches all of that anyway.
    privateAddresses: 'all',
    env: io.env,
    browse: await chromium(values.browser ?? null, values.directory),
  };
}

async function onePart(
  asked: Pick<VerifyConfiguration, 'synthetic'> | Pick<VerifyConfiguration, 'replay'>,
  values: Values,
  io: CommandIo,
): Promise<number> {
  const inputs = await inputsOf(values, io);
  if (inputs.url === null) throw new Error('Say where the new version is: --url URL.');
  const [part] = partsOf({ replay: false, ...asked }, { ...inputs, metrics: null });
  const found = await part?.run();
  if (found === undefined) throw new Error('There is nothing to verify.');
  io.out(values.format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : renderPart(found));
  return exitCodes[found.verdict];
}

async function deployment(environment: string, values: Values, io: CommandIo): Promise<number> {
  const configuration = await configured(environment, values.directory);
  const sha = Sha.parse(values.sha ?? headOf(values.directory));
  const parts = partsOf(configuration, await inputsOf(values, io));
  const verification = await carryOut({ environment, sha }, parts);
  const json = `${JSON.stringify(verification, null, 2)}\n`;
  if (values.output !== undefined) await writeFile(values.output, json);
  io.out(values.format === 'json' ? json : renderVerification(verification));
  return exitCodes[verification.verdict];
}

function headOf(directory: string): string {
  return execFileSync('git', ['-C', directory, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
}
