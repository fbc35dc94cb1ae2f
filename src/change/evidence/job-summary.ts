import type { Evidence } from '../../domain/evidence.ts';
import { renderEvidenceSection } from './section.ts';

const NOTE =
  '> Put together by the run itself and **not verified by the App**: code under test could have written these ' +
  'results. What counts is the check `wired-chaos/evidence`.';

/** Evidence as the summary of the job that assembled it without the App, in Markdown. */
export function renderJobSummary(evidence: Evidence): string {
  return `## Evidence for this change\n\n${NOTE}\n\n${renderEvidenceSection(evidence)}\n`;
}
