import type { Verification, VerificationPart, VerificationVerdict } from '../../domain/deployment.ts';
import { oneLine, quoteMarkdown } from '../../domain/untrusted.ts';

const marks: Readonly<Record<VerificationVerdict, string>> = {
  pass: 'ok   ',
  fail: 'FAIL ',
  inconclusive: 'open ',
};

const titles: Readonly<Record<VerificationPart['kind'], string>> = {
  synthetic: 'Journeys',
  replay: 'Replayed traffic',
  canary: 'Canary',
};

/** A part as lines of text. */
export function renderPart({ kind, verdict, reason, details }: VerificationPart): string {
  const lines = details.map((one) => `  ${marks[one.verdict]} ${oneLine(one.name)}: ${oneLine(one.reason)}`);
  return [`${titles[kind]}: ${verdict}. ${oneLine(reason)}`, ...lines, ''].join('\n');
}

/** A verification as text, for a terminal. */
export function renderVerification(verification: Verification): string {
  const { environment, sha, verdict, parts } = verification;
  return [...parts.map(renderPart), `${environment} at ${sha.slice(0, 7)}: ${verdict}\n`].join('');
}

const rows = 100;

/** A verification as Markdown, for the summary of a job. */
export function renderSummary({ environment, sha, verdict, parts }: Verification): string {
  const sections = parts.flatMap((part) => [
    `### ${titles[part.kind]}: ${part.verdict}`,
    '',
    quoteMarkdown(part.reason),
    '',
    ...(part.details.length === 0 ? [] : ['| | What | Why |', '| --- | --- | --- |']),
    ...part.details
      .slice(0, rows)
      .map((one) => `| ${one.verdict} | ${quoteMarkdown(one.name)} | ${quoteMarkdown(one.reason)} |`),
    ...(part.details.length > rows ? [`| | ${part.details.length - rows} more | in the report |`] : []),
    '',
  ]);
  return [`## ${quoteMarkdown(environment)} at \`${sha.slice(0, 7)}\`: ${verdict}`, '', ...sections].join(
    '\n',
  );
}
