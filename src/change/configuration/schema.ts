import { z } from 'zod';
import { Configuration } from '../../domain/configuration.ts';
import { Journeys } from '../../domain/probe.ts';
import { Baseline } from '../policy/baseline.ts';
import { PolicyCases } from '../policy/cases.ts';

/** The JSON Schema (draft 2020-12) of `.github/wired-chaos.yml`, for editors. */
export function configurationSchema() {
  return schemaOf('WIRED CHAOS configuration', Configuration);
}

/** The JSON Schema of `.github/wired-chaos.test.yml`. */
export function casesSchema() {
  return schemaOf('WIRED CHAOS policy cases', PolicyCases);
}

/** The JSON Schema of `.github/wired-chaos.baseline.json`. */
export function baselineSchema() {
  return schemaOf('WIRED CHAOS baseline', Baseline);
}

/** The JSON Schema of files of journeys. */
export function journeysSchema() {
  return schemaOf('WIRED CHAOS journeys', Journeys);
}

/** Of what may be written: what has a default is not required. */
function schemaOf(title: string, type: z.ZodType) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...z.toJSONSchema(type, { io: 'input', target: 'draft-2020-12' }),
  };
}
