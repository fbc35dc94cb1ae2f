import type { Finding } from '../../domain/finding.ts';
import { shorten, stripInvisible } from '../../domain/untrusted.ts';
import { isApprovable } from '../policy/approvable.ts';

/** An annotation of a check run, as GitHub's REST API takes it (at most 50 in one request). */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  /** At most 255 characters. */
  readonly title: string;
  readonly message: string;
}

/**
 * One annotation for each finding in the head, in their order. A finding about a whole file stands at its first
 * line, for GitHub wants one; what only earlier commits have stands nowhere in the head.
 */
export function annotationsOf(findings: readonly Finding[]): CheckAnnotation[] {
  const inHead = findings.filter(({ earlier }) => earlier === undefined);
  return inHead.map((finding) => ({
    path: finding.path,
    start_line: finding.lines?.start ?? 1,
    end_line: finding.lines?.end ?? 1,
    annotation_level: levelOf(finding),
    title: shorten(stripInvisible(`${finding.title} (${finding.rule})`), 255),
    message: shorten(stripInvisible(messageOf(finding)), 4_000),
  }));
}

/** What somebody stands for is told, and warns nobody. */
function levelOf({ severity, lifted }: Finding): CheckAnnotation['annotation_level'] {
  if (severity === 'block') return 'failure';
  return lifted === undefined ? 'warning' : 'notice';
}

/** What it is, what to do, and whose turn it is where nobody else can help. */
function messageOf(finding: Finding): string {
  const alone = finding.severity === 'block' && !isApprovable(finding);
  const who = alone ? ['Only the author can resolve this: no approval lifts it.'] : [];
  return [finding.preview, finding.remedy, ...who].join('\n');
}
