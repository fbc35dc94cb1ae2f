import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { VerifyConfiguration } from '../../domain/environment.ts';
import { ReplayConfiguration } from '../../domain/replay.ts';
import { judgeCanary } from './canary/judge.ts';
import { canaryPart } from './canary/part.ts';
import { readSeries } from './canary-metrics.ts';
import type { Reach } from './http/reach.ts';
import { readRecording } from './replay/read-recording.ts';
import { verifyReplay } from './replay/replay.ts';
import type { Browse } from './synthetic/browser.ts';
import { readJourneys } from './synthetic/read-journeys.ts';
import { verifySynthetic } from './synthetic/synthetic.ts';
import { inconclusive, type PartToVerify } from './verify.ts';

/** What there is to verify with. */
export interface VerifyInputs {
  /** Where the repository is; files of the configuration are in it. */
  readonly directory: string;
  /** Where the new version is. */
  readonly url: URL | null;
  /** Where the version is that is live. */
  readonly primary: URL | null;
  readonly secondPrimary?: URL;
  /** A file of the recorder. */
  readonly recording: string | null;
  /** A JSON file of series, for the canary judge. */
  readonly metrics: string | null;
  readonly privateAddresses: Reach['privateAddresses'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Made when a journey needs it. */
  readonly browse: Browse;
}

/** What an environment's configuration asks to be verified, and what inputs allow beside it. */
export function partsOf(configuration: VerifyConfiguration, inputs: VerifyInputs): PartToVerify[] {
  const { synthetic, replay, canary } = configuration;
  return [
    ...(synthetic === undefined ? [] : [syntheticPart(synthetic, inputs)]),
    ...(replay !== false || inputs.recording !== null ? [replayPart(replayOf(configuration), inputs)] : []),
    ...(canary !== undefined || inputs.metrics !== null ? [canaryPartOf(inputs)] : []),
  ];
}

/** How traffic is replayed; where only `true` is said, all that may be recorded is. */
export function replayOf({ replay }: VerifyConfiguration): ReplayConfiguration {
  return typeof replay === 'boolean' ? ReplayConfiguration.parse({ routes: [{ path: '/**' }] }) : replay;
}

function syntheticPart(file: string, inputs: VerifyInputs): PartToVerify {
  return {
    kind: 'synthetic',
    run: async () => {
      const { url, privateAddresses, env, browse } = inputs;
      if (url === null)
        return inconclusive('synthetic', 'Nobody said where the new version is. Give its url.');
      const journeys = readJourneys(file, await readFile(within(inputs.directory, file), 'utf8'));
      return verifySynthetic(journeys, { url, privateAddresses, env, browse });
    },
  };
}

/** @throws {Error} when the file would be outside of the repository */
function within(directory: string, file: string): string {
  const path = resolve(directory, file);
  const inside = relative(resolve(directory), path);
  if (inside.startsWith('..') || isAbsolute(inside)) {
    throw new Error(`${file} is outside of the repository. Name a file in it.`);
  }
  return path;
}

function replayPart(configuration: ReplayConfiguration, inputs: VerifyInputs): PartToVerify {
  return {
    kind: 'replay',
    run: async () => {
      const { url, primary, secondPrimary, recording, privateAddresses, env } = inputs;
      if (url === null || primary === null || recording === null) {
        const missing = [
          ...(url === null ? ['the url of the new version'] : []),
          ...(primary === null ? ['the url of what is live (primary-url)'] : []),
          ...(recording === null ? ['a recording'] : []),
        ];
        return inconclusive('replay', `Traffic could not be replayed without ${missing.join(' and ')}.`);
      }
      const { recorded } = await readRecording(recording, configuration.most);
      return verifyReplay(recorded, configuration, {
        candidate: url,
        primary,
        ...(secondPrimary === undefined ? {} : { secondPrimary }),
        privateAddresses,
        env,
      });
    },
  };
}

function canaryPartOf({ metrics }: VerifyInputs): PartToVerify {
  return {
    kind: 'canary',
    run: async () => {
      if (metrics === null) {
        return inconclusive('canary', 'The canary could not be judged without a file of metrics.');
      }
      return canaryPart(judgeCanary(readSeries(metrics, await readFile(metrics, 'utf8'))));
    },
  };
}
