import { oneLine, shorten } from '../../domain/untrusted.ts';
import { reportPath } from './report-path.ts';
import { identifier, type TestResult } from './test-result.ts';

/** Why a report is not believed: thrown to stop the parser at once. */
export class NotBelieved extends Error {}

const MOST = { tests: 50_000, depth: 50, name: 200 } as const;

interface Suite {
  readonly name: string;
  readonly file: string | null;
}

interface OpenCase {
  readonly name: string;
  readonly className: string;
  readonly suites: readonly string[];
  readonly file: string | null;
  readonly seconds: number;
  failed: boolean;
  skipped: boolean;
  flaky: boolean;
}

function secondsOf(text: string | undefined): number {
  const seconds = Number((text ?? '').replaceAll(',', ''));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : 0;
}

/** A name that is a path, as some writers put the file where the class belongs. */
const pathLike = /^[^\s<>:"|?*]+\/[^\s<>:"|?*]+\.[A-Za-z]{1,5}$|^[\w.-]+\.(?:test|spec)\.[A-Za-z]{1,5}$/;

function outcome(open: OpenCase): TestResult['state'] {
  // A test that its author expects to fail (`todo`, `xfail`) is reported as both: it counts for nothing.
  if (open.skipped) return 'skipped';
  return open.failed ? 'failed' : 'passed';
}

/** Suites and class without what only repeats the name next to it, the file or the test. */
function idParts(open: OpenCase): string[] {
  const said = [...open.suites, open.className === 'test' ? '' : open.className];
  const parts = open.file === null ? [] : [open.file];
  for (const part of said) {
    if (part !== '' && part !== open.name && part !== parts.at(-1) && part !== open.file) parts.push(part);
  }
  return [...parts, open.name];
}

/**
 * Collects tests from the elements of a JUnit XML report, in the order in which a parser meets them. Its methods
 * throw {@link NotBelieved} when the report goes beyond every bound.
 */
export class JunitReport {
  readonly tests: TestResult[] = [];
  readonly #root: string;
  readonly #identify = identifier();
  readonly #elements: string[] = [];
  readonly #suites: Suite[] = [];
  #open: OpenCase | null = null;

  constructor(root: string) {
    this.#root = root;
  }

  begin(element: string, attributes: Readonly<Record<string, string>>): void {
    this.#elements.push(element);
    if (this.#elements.length > MOST.depth)
      throw new NotBelieved(`it nests deeper than ${MOST.depth} elements`);
    if (element === 'testsuite') {
      this.#suites.push({ name: this.#name(attributes.name), file: this.#fileOf(attributes) });
    } else if (element === 'testcase') {
      this.#beginCase(attributes);
    } else if (this.#open !== null && this.#elements.at(-2) === 'testcase') {
      if (element === 'failure' || element === 'error') this.#open.failed = true;
      if (element === 'skipped') this.#open.skipped = true;
      if (element === 'flakyFailure' || element === 'flakyError') this.#open.flaky = true;
    }
  }

  end(): void {
    const element = this.#elements.pop();
    if (element === 'testsuite') this.#suites.pop();
    const open = this.#open;
    if (element !== 'testcase' || open === null) return;
    this.#open = null;
    if (this.tests.length >= MOST.tests) throw new NotBelieved(`it holds more than ${MOST.tests} tests`);
    this.tests.push({
      id: this.#identify(idParts(open)),
      state: outcome(open),
      seconds: open.seconds,
      flaky: open.flaky,
      file: open.file,
      className: open.className,
    });
  }

  #beginCase(attributes: Readonly<Record<string, string>>): void {
    if (this.#open !== null) throw new NotBelieved('it holds a test within a test');
    const className = this.#name(attributes.classname);
    const suites = this.#suites.map((suite) => suite.name);
    const named = [className, ...suites.toReversed()].find((name) => pathLike.test(name));
    this.#open = {
      name: this.#name(attributes.name) || '(without a name)',
      className,
      suites,
      file:
        this.#fileOf(attributes) ??
        this.#suites.findLast((suite) => suite.file !== null)?.file ??
        (named === undefined ? null : reportPath(named, this.#root)),
      seconds: secondsOf(attributes.time),
      failed: false,
      skipped: attributes.status === 'skipped' || attributes.status === 'disabled',
      flaky: false,
    };
  }

  #name(text: string | undefined): string {
    return shorten(oneLine((text ?? '').slice(0, MOST.name * 10)), MOST.name);
  }

  /** The file that an element names, when it is one of the repository. */
  #fileOf(attributes: Readonly<Record<string, string>>): string | null {
    const named = this.#name(attributes.file ?? attributes.filepath);
    const path = named === '' ? null : reportPath(named, this.#root);
    return path === null || path.startsWith('/') ? null : path;
  }
}
