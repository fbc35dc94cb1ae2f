import type { AddedLine, ChangedFile } from '../../domain/pull-request.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';

/** A place where a change looks like it makes tests say less. */
export interface Weakening {
  readonly path: string;
  /** One-based line of head; null when the file as a whole is meant. */
  readonly line: number | null;
  /** Such as `looks like it skips a test: test.skip('pays')`. */
  readonly what: string;
}

const LONGEST_LINE = 1_000;

/** Data of tests, and snapshots: what is taken from them is no assertion. */
const data = /\.(?:json|jsonl|ya?ml|md|txt|csv|tsv|xml|html?|sql|snap|toml|lock|env|golden|out)$/i;

// Each is what its test framework documents. A comment that only speaks of it is let pass below.
const skips =
  /\b(?:describe|context|suite|it|test|bench)(?:\.\w+){0,5}\.(?:skip|todo|fixme|skipIf|runIf)\s*[.(`]|\b(?:xit|xtest|xdescribe|xcontext|xspecify)\s*(?:\(|\.)|\bskip:\s*(?:true|['"`])|@(?:pytest|unittest)\.(?:mark\.)?(?:skip\w*|xfail|expectedFailure)|\bpytest\.(?:skip|xfail|importorskip)\s*\(|\bself\.skipTest\s*\(|\b[tb]\.Skip(?:f|Now)?\s*\(|@(?:Disabled|Ignore)\b|#\[ignore\b|\[(?:Ignore|Skip)\b|\[(?:Fact|Theory)\(\s*Skip\b|->markTest(?:Skipped|Incomplete)\s*\(|^\s*(?:pending|skip)\b(?:\s*\(?\s*['"]|\s*$)/;
const only =
  /\b(?:describe|context|suite|it|test)(?:\.\w+){0,5}\.only\s*[.(`]|(?<![.\w])(?:fit|fdescribe|fcontext)\s*\(|\bonly:\s*true\b/;
const hollow =
  /\bexpect\(\s*(true|false|1|0|null|undefined)\s*\)(?:\.\w+){0,5}\.(?:to|be)\w*|\bassert(?:\.(?:ok|equal|strictEqual))?\s*\(\s*(?:true|1|1\s*,\s*1|true\s*,\s*true)\s*[,)]|\bassert\s+(?:True|1)\b|\bassert(?:True|_true)\s*\(\s*true\s*\)|\bassert!\s*\(\s*true\s*\)/i;
const empty =
  /^\s*(?:it|test)\s*\(\s*(['"`]).*\1\s*,\s*(?:async\s*)?(?:function\s*\w*)?\s*\([^()]*\)\s*(?:=>\s*)?\{\s*\}|^\s*def\s+test_\w*\s*\([^()]*\)[^:]*:\s*(?:pass|\.\.\.)\s*$|^\s*func\s+Test\w*\s*\([^()]*\)\s*\{\s*\}/;
const asserts =
  /\b(?:expect|assert\w*|should|verify\w*|require|t\.(?:is|true|ok|equal|deepEqual|Error\w*|Fatal\w*))\b|assert\w*!/i;
const comment = /^\s*(?:\/\/|\*|\/\*|<!--|--|"""|#(?!\[))/;

const signs: readonly (readonly [pattern: RegExp, words: string])[] = [
  [skips, 'looks like it skips a test'],
  [only, 'looks like it leaves out every other test of the file'],
  [hollow, 'looks like an assertion that is always true'],
  [empty, 'looks like a test without a body'],
];

function inLine(path: string, line: AddedLine): Weakening[] {
  const text = line.text.slice(0, LONGEST_LINE);
  if (comment.test(text)) return [];
  const found = signs.find(([pattern]) => pattern.test(text));
  if (found === undefined) return [];
  return [{ path, line: line.number, what: `${found[1]}: ${shorten(oneLine(text), 80)}` }];
}

/** Lines taken from a test file for which no assertion came in. What was taken is not in the diff that is read. */
function losesAssertions(file: ChangedFile): Weakening[] {
  const edited = file.status === 'modified' || file.status === 'renamed';
  if (!edited || file.binary || data.test(file.path) || file.deletions <= file.additions) return [];
  if (file.addedLines.some((line) => asserts.test(line.text.slice(0, LONGEST_LINE)))) return [];
  const counts = `−${file.deletions} +${file.additions} lines, none of them an assertion`;
  return [
    {
      path: file.path,
      line: null,
      what: `looks like it removes assertions without replacing them: ${counts}`,
    },
  ];
}

/**
 * Where a change looks like it skips, empties or weakens tests: by what stands on the lines that it adds to test
 * files, and by how many it takes away. These are signs, no proof: a person may well have a reason.
 * @param isTest tells test files by their path.
 */
export function weakenings(
  files: readonly ChangedFile[],
  isTest: (path: string) => boolean,
): readonly Weakening[] {
  return files
    .filter((file) => isTest(file.path))
    .flatMap((file) => [
      ...file.addedLines.flatMap((line) => inLine(file.path, line)),
      ...losesAssertions(file),
    ]);
}
