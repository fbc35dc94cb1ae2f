import { SaxesParser } from 'saxes';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { JunitReport, NotBelieved } from './junit-report.ts';
import type { TestResult } from './test-result.ts';

/** The tests of a JUnit XML report in its order, or why it is not believed. */
export type JunitResult =
  | { readonly ok: true; readonly tests: readonly TestResult[] }
  | { readonly ok: false; readonly reason: string };

const MOST = { bytes: 10 * 1024 * 1024, attributes: 50, strays: 10_000 } as const;

/** Colours of a terminal end up in reports, and XML 1.0 knows no control characters: without them it can be read. */
function withoutControls(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\ufffe|\uffff/gu, '')
    .replace(/&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bce-f]|1[0-9a-f]));/gi, '');
}

function readInto(report: JunitReport, text: string): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let roots = 0;
  let attributes = 0;
  let strays = 0;
  parser.on('error', (error) => {
    // Node's own reporter leaves the > of messages as it is; the parser reads on, and nothing depends on it.
    strays += 1;
    if (strays <= MOST.strays && error.message.includes('"]]>" is disallowed in char data')) return;
    throw new NotBelieved(`it is not well-formed XML: ${shorten(oneLine(error.message), 120)}`);
  });
  // With a document type come entities, and with them growth and files of others: no report needs one.
  parser.on('doctype', () => {
    throw new NotBelieved('it declares a document type, which no report needs');
  });
  parser.on('opentagstart', (tag) => {
    attributes = 0;
    roots += 1;
    if (roots === 1 && tag.name !== 'testsuites' && tag.name !== 'testsuite') {
      throw new NotBelieved('it is no JUnit report');
    }
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MOST.attributes) throw new NotBelieved('an element has too many attributes');
  });
  parser.on('opentag', (tag) => report.begin(tag.name, tag.attributes));
  parser.on('closetag', () => report.end());
  parser.write(text).close();
}

/**
 * Reads a JUnit XML report as the usual writers make it: nested suites, `classname`, `name` and `file`, `failure`
 * or `error`, `skipped`, reruns that Surefire reports. Nothing in it is expanded or fetched.
 * @param bytes at most 10 MB of UTF-8, 50,000 tests, 50 levels.
 * @param root absolute path of the work tree in which it was written.
 */
export function parseJunit(bytes: Uint8Array, root: string): JunitResult {
  if (bytes.length > MOST.bytes) {
    return { ok: false, reason: `it is ${bytes.length} bytes, more than ${MOST.bytes}` };
  }
  const report = new JunitReport(root);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    readInto(report, withoutControls(text));
    return { ok: true, tests: report.tests };
  } catch (error) {
    if (error instanceof NotBelieved) return { ok: false, reason: error.message };
    if (error instanceof TypeError) return { ok: false, reason: 'it is not UTF-8' };
    throw error;
  }
}
