import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verification, VerificationVerdict } from '../../src/domain/deployment.ts';
import { VerifyConfiguration } from '../../src/domain/environment.ts';
import { oneLine } from '../../src/domain/untrusted.ts';
import { partsOf } from '../../src/operate/verify/parts.ts';
import { readEnvironment } from '../../src/operate/verify/read-environment.ts';
import { renderSummary, renderVerification } from '../../src/operate/verify/render.ts';
import { chromium } from '../../src/operate/verify/synthetic/chromium.ts';
import { verify } from '../../src/operate/verify/verify.ts';
import { waitUntilUp } from '../../src/operate/verify/wait-until-up.ts';
import { annotationCommand, plainLog } from '../workflow-command.ts';
import { readInputs, type StepInputs } from './inputs.ts';

const { env } = process;
const configurationFile = '.github/wired-chaos.yml';

/** GitHub takes a summary of 1 MiB for a step. */
const summaryRoom = 1_000_000;

/** The network of the runner is the repository's own: what is not public there may be asked. */
const privateAddresses = 'all';

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

function configurationText(directory: string): string | null {
  try {
    return readFileSync(join(directory, configurationFile), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function verified(inputs: StepInputs): Promise<Verification> {
  const { environment, revision, url, primary, recording, metrics, directory, wait } = inputs;
  const found = readEnvironment(configurationFile, configurationText(directory), environment);
  if (url !== null) await waitUntilUp(url, wait, privateAddresses);
  const browse = await chromium(null, directory);
  const parts = partsOf(found?.verify ?? VerifyConfiguration.parse({}), {
    directory,
    url,
    primary,
    recording,
    metrics,
    privateAddresses,
    env,
    browse,
  });
  return verify({ environment, sha: revision }, parts);
}

/** Where the report is, and the name under which the App looks for it. */
function written(verification: Verification): { readonly report: string; readonly artifact: string } {
  const report = join(mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'wired-chaos-')), 'verification.json');
  writeFileSync(report, `${JSON.stringify(verification, null, 2)}\n`);
  const name = verification.environment.replaceAll(/[^A-Za-z0-9_-]/g, '-');
  return { report, artifact: `wired-chaos-verification-${name}` };
}

function tellOutputs(outputs: Readonly<Record<string, string>>): void {
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${oneLine(value)}\n`);
  append(env.GITHUB_OUTPUT, lines.join(''));
}

function fail(verdict: VerificationVerdict, title: string, reason: string): void {
  process.stdout.write(annotationCommand('error', { title }, reason));
  process.exitCode = verdict === 'fail' ? 1 : 2;
}

// Whatever goes wrong on the way, the step fails: it is a gate.
process.exitCode = 2;
try {
  const verification = await verified(readInputs(env));
  const { verdict, parts } = verification;
  process.stdout.write(plainLog(renderVerification(verification)));
  append(env.GITHUB_STEP_SUMMARY, renderSummary(verification).slice(0, summaryRoom));
  tellOutputs({ verdict, ...written(verification) });
  const decisive = parts.find((part) => part.verdict === verdict);
  if (verdict === 'pass') process.exitCode = 0;
  else if (verdict === 'fail') fail(verdict, 'The verification fails', decisive?.reason ?? '');
  else fail(verdict, 'The verification says nothing, so it holds', decisive?.reason ?? '');
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  tellOutputs({ verdict: 'inconclusive', report: '' });
  append(env.GITHUB_STEP_SUMMARY, '## Nothing could be verified\n\nThe log of this step says why.\n');
  fail('inconclusive', 'Nothing could be verified', reason);
}
