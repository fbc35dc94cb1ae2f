import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Configuration } from '../../domain/configuration.ts';
import { repeatedKeys } from '../../domain/repeated-keys.ts';
import { withoutStacks } from '../../domain/without-stacks.ts';
import { offsetOf, type Steps } from '../../domain/yaml-place.ts';
import { customRuleId } from '../policy/custom/rule.ts';
import { patternProblem } from './pattern.ts';
import { type Complaint, type ConfigurationProblem, complaints, unknownRules, written } from './problem.ts';
import { configurationSchema } from './schema.ts';

/** What a file says, without the defaults for what it leaves out. */
export type WrittenConfiguration = z.input<typeof Configuration>;

/** A valid file, or everything that is wrong with its text. */
export type ReadConfiguration =
  | {
      readonly ok: true;
      readonly written: WrittenConfiguration;
      readonly configuration: Configuration;
      /** One-based place of a key, or of the nearest one above it that is written. */
      readonly placeOf: (steps: Steps) => { readonly line: number; readonly column: number };
    }
  | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };

const LONGEST = 256 * 1024;
const PROBLEMS = 50;

function problem(line: number, column: number, message: string, remedy: string): ConfigurationProblem {
  return { line, column, path: '', message, remedy };
}

/** What stands in an object under a key of its own; undefined for everything else. */
function property(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? Reflect.get(holder, key)
    : undefined;
}

let knownSchema: unknown;

/** The keys that the schema knows at a place, for "did you mean". */
function keysAt(steps: Steps): string[] {
  knownSchema ??= configurationSchema();
  let schema: unknown = knownSchema;
  for (const step of steps) {
    schema =
      typeof step === 'number' ? property(schema, 'items') : property(property(schema, 'properties'), step);
  }
  return Object.keys(property(schema, 'properties') ?? {});
}

function complaintsOf(result: z.ZodSafeParseResult<Configuration>): Complaint[] {
  if (!result.success) return result.error.issues.flatMap((issue) => complaints(issue, keysAt));
  const { rules, custom } = result.data.policy;
  return [
    ...unknownRules(Object.keys(rules), custom.map(customRuleId)),
    ...custom.flatMap(({ pattern }, index) => patternProblem(pattern, index)),
  ];
}

function isWritten(content: unknown): content is WrittenConfiguration {
  return Configuration.safeParse(content).success;
}

/**
 * Reads the text of a configuration. Everything that is wrong is reported at once with its place in the text; the
 * text never throws. Aliases, tags and files above 256 KiB are refused, for a configuration needs none of them.
 */
export function readConfiguration(text: string): ReadConfiguration {
  if (text.length > LONGEST) {
    return { ok: false, problems: [problem(1, 1, 'The file is longer than 256 KiB.', 'Shorten it.')] };
  }
  const lines = new LineCounter();
  const document = withoutStacks(() =>
    parseDocument(text, {
      lineCounter: lines,
      // It compares each key with all the others; repeatedKeys does not.
      uniqueKeys: false,
      version: '1.2',
      schema: 'core',
      // It looks for the line of each error anew.
      prettyErrors: false,
    }),
  );
  const syntax = [...document.errors, ...document.warnings, ...repeatedKeys(document)];
  if (syntax.length > 0) {
    const problems = syntax.slice(0, PROBLEMS).map(({ code, pos, message }) => {
      const { line, col } = lines.linePos(pos[0]);
      if (code === 'RESOURCE_EXHAUSTION') {
        return problem(line, col, 'The file is nested too deeply to be read.', 'Flatten it.');
      }
      const first = message.split('\n')[0] ?? message;
      const remedy = code === 'DUPLICATE_KEY' ? 'Keep one of them.' : 'Correct the YAML at this place.';
      return problem(line, col, first.replace(/ at line \d+, column \d+:?$/, ''), remedy);
    });
    return { ok: false, problems };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { ok: false, problems: [problem(1, 1, 'Aliases (*name) are not read.', 'Write the value out.')] };
  }
  const shape = content ?? {};
  const result = Configuration.safeParse(shape);
  const found = complaintsOf(result);
  if (found.length === 0 && result.success && isWritten(shape)) {
    return {
      ok: true,
      written: shape,
      configuration: result.data,
      placeOf: (steps) => {
        const { line, col } = lines.linePos(offsetOf(document.contents, steps, true));
        return { line, column: col };
      },
    };
  }
  const problems = found
    .map(({ steps, atKey, message, remedy }) => {
      const { line, col } = lines.linePos(offsetOf(document.contents, steps, atKey));
      return { line, column: col, path: written(steps), message, remedy };
    })
    .sort((one, other) => one.line - other.line || one.column - other.column);
  return { ok: false, problems: problems.slice(0, PROBLEMS) };
}
