import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replayOf } from '../../operate/verify/parts.ts';
import { readEnvironment } from '../../operate/verify/read-environment.ts';
import { Recorder } from '../../operate/verify/replay/recorder.ts';

/** Recorders of the services whose traffic is recorded. */
export interface Recorders {
  of(service: string): Recorder | null;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

/** Where the traffic of a service is recorded. */
function recordingOf(data: string, service: string): string {
  return join(data, 'proxy', 'recordings', `${service}.jsonl`);
}

/**
 * Makes recorders for what the command line names: `SERVICE=ENVIRONMENT` each, whose routes the configuration names.
 * @throws {Error} when a service is not listened for, or an environment names no routes
 */
export function recordersOf(
  named: readonly string[],
  place: { readonly data: string; readonly configuration: string; readonly services: readonly string[] },
): Recorders {
  const recorders = new Map(
    named.map((text) => {
      const at = text.indexOf('=');
      const [service, environment] = [text.slice(0, at), text.slice(at + 1)];
      if (at < 1 || !place.services.includes(service))
        throw new Error(`--record is SERVICE=ENVIRONMENT of a service that listens, not "${text}"`);
      return [service, recorderOf(service, environment, place)] as const;
    }),
  );
  return {
    of: (service) => recorders.get(service) ?? null,
    async close() {
      await Promise.all([...recorders.values()].map((recorder) => recorder.close()));
    },
  };
}

function recorderOf(
  service: string,
  environment: string,
  { data, configuration }: { readonly data: string; readonly configuration: string },
): Recorder {
  const found = readEnvironment(configuration, readFileSync(configuration, 'utf8'), environment);
  const replay = found?.verify.replay ?? false;
  // Recording is asked for route by route: that everything safe may be played does not say that it may be kept.
  if (typeof replay === 'boolean' || replayOf({ replay }).routes.length === 0) {
    throw new Error(
      `${configuration} names no routes of ${environment} whose traffic may be recorded. ` +
        `Name them under environments.${environment}.verify.replay.routes.`,
    );
  }
  const file = recordingOf(data, service);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return new Recorder(replay, { file });
}
