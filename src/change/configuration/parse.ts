import { Configuration } from '../../domain/configuration.ts';
import type { ConfigurationProblem } from './problem.ts';
import { readConfiguration } from './read.ts';
import { versionOf } from './version.ts';

/** A configuration and what identifies it, or everything that is wrong with its text. */
export type ParsedConfiguration =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      /** 16 hex digits: the same for files that mean the same. */
      readonly version: string;
    }
  | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };

/**
 * Reads `.github/wired-chaos.yml` by itself, without what the organisation asks for.
 * @param text the file's content, or null where there is no file: then the defaults hold.
 */
export function parseConfiguration(text: string | null): ParsedConfiguration {
  if (text === null) {
    const configuration = Configuration.parse({});
    return { ok: true, configuration, version: versionOf(configuration) };
  }
  const read = readConfiguration(text);
  if (!read.ok) return read;
  return { ok: true, configuration: read.configuration, version: versionOf(read.configuration) };
}
