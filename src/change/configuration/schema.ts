import { z } from 'zod';
import { Configuration } from '../../domain/configuration.ts';

/**
 * The JSON Schema (draft 2020-12) of `.github/wired-chaos.yml`, for editors: what may be written, so what has a
 * default is not required.
 */
export function configurationSchema() {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'WIRED CHAOS configuration',
    ...z.toJSONSchema(Configuration, { io: 'input', target: 'draft-2020-12' }),
  };
}
