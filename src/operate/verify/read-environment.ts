import { z } from 'zod';
import { Environment, EnvironmentName } from '../../domain/environment.ts';
import { readYaml } from './read-yaml.ts';

const Environments = z.looseObject({ environments: z.record(EnvironmentName, Environment).default({}) });

/**
 * What a configuration says of an environment, by itself: nothing else in the file is looked at. GitHub takes names of
 * environments without regard to case.
 * @param text null where there is no file
 * @returns null when it says nothing
 * @throws {UnusableFile}
 */
export function readEnvironment(file: string, text: string | null, name: string): Environment | null {
  const { environments } = readYaml(file, text ?? '', Environments);
  const found = Object.entries(environments).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1] ?? null;
}
