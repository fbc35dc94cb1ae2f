import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../../domain/nearest.ts';
import { repeatedKeys } from '../../domain/repeated-keys.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { offsetOf, type Steps } from '../../domain/yaml-place.ts';

/** A file cannot be used. The message has every problem: file, line, what is wrong and what to do. */
class UnusableFile extends Error {
  override readonly name = 'UnusableFile';

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** What is wrong at a place of the content. */
export interface Complaint {
  readonly steps: Steps;
  readonly atKey?: boolean;
  readonly message: string;
}

const longestFile = 256 * 1024;
const mostProblems = 20;

/**
 * Reads a YAML file of a known shape. Aliases, tags and files above 256 KiB are refused.
 * @param file its name, for messages
 * @param look further rules, for content that has the shape
 * @throws {UnusableFile} with all problems and their lines
 */
export function readYaml<Type extends z.ZodType>(
  file: string,
  text: string,
  type: Type,
  look: (content: z.infer<Type>) => readonly Complaint[] = () => [],
): z.infer<Type> {
  if (text.length > longestFile) throw new UnusableFile([`${file} is longer than 256 KiB. Shorten it.`]);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
  });
  const placed = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}: ${message}`;
  };
  const syntax = [...document.errors, ...document.warnings, ...repeatedKeys(document)];
  if (syntax.length > 0) {
    throw new UnusableFile(
      syntax
        .slice(0, mostProblems)
        .map(({ pos, message }) =>
          placed(pos[0], `${message.split('\n')[0]}. Correct the YAML at this place.`),
        ),
    );
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new UnusableFile([`${file}:1:1: Aliases (*name) are not read. Write the value out.`]);
  }
  const parsed = type.safeParse(content ?? {});
  const complaints = parsed.success ? look(parsed.data) : parsed.error.issues.flatMap(complaintsOf);
  if (!parsed.success || complaints.length > 0) {
    throw new UnusableFile(
      complaints
        .slice(0, mostProblems)
        .map(({ steps, atKey = false, message }) =>
          placed(offsetOf(document.contents, steps, atKey), message),
        ),
    );
  }
  return parsed.data;
}

function complaintsOf(issue: z.core.$ZodIssue): Complaint[] {
  const steps = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ steps: [...steps, key], atKey: true, message: unknownKey(key) }));
  }
  if (issue.code === 'invalid_value') {
    return [{ steps, message: `This is not known here. Use ${issue.values.join(' or ')}.` }];
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().filter(({ path }) => path.length > 0);
    if (inner.length > 0)
      return inner.flatMap((one) => complaintsOf({ ...one, path: [...steps, ...one.path] }));
    const wanted = issue.errors
      .flat()
      .map(({ message }) => message.replace(/^Invalid (?:input|option): /, ''));
    return [{ steps, message: `This does not fit: ${[...new Set(wanted)].join(', or ')}.` }];
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return [{ steps, message: `"${String(steps.at(-1) ?? '')}" is missing. Add it.` }];
  }
  return [{ steps, message: `${issue.message.replace(/\.$/, '')}. Correct the value.` }];
}

/** Keys that files of this kind know, wherever they stand. */
const known = (
  'hosts journeys name retries pause steps request browser timeout redirects expect capture method path headers json ' +
  'form body status within certificate days equals contains excludes matches not above below type length exists header ' +
  'secret open click fill press see visible title url selector value key routes redact most perSecond slower methods ' +
  'share ignore atLeast'
).split(' ');

function unknownKey(key: string): string {
  const shown = shorten(oneLine(key), 60);
  const near = nearest(key, known);
  return `The key "${shown}" is not known here. ${near === null || near === key ? 'Remove it.' : `Did you mean "${near}"?`}`;
}
