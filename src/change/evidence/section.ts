import type { Evidence, EvidenceGap, EvidenceItem } from '../../domain/evidence.ts';
import { codeSpan, link, quoteMarkdown, shorten } from '../../domain/untrusted.ts';
import { tellGap } from './gap.ts';
import { counted } from './item.ts';
import { itemRules } from './items.ts';

const marks: Record<EvidenceItem['state'], string> = { pass: '✅', fail: '❌', 'not-applicable': '➖' };
const lights = { green: '🟢 green', red: '🔴 red' } as const;

/** Names of details that stand in a pull request's body; the check run shows more. */
const SHOWN = 5;

function headline(evidence: Evidence): string {
  const failing = evidence.items.filter((item) => item.state === 'fail').length;
  const parts = [
    `${lights[evidence.lights.base]} on base → ${lights[evidence.lights.head]} on head`,
    ...(evidence.mended.count > 0 ? [`${counted(evidence.mended.count, 'test')} mended`] : []),
    ...(evidence.broken.count > 0 ? [`${counted(evidence.broken.count, 'test')} broken`] : []),
    evidence.rollback.rehearsed ? 'rollback rehearsed' : 'rollback **not** rehearsed',
  ];
  const verdict = failing === 0 ? '✅ **Proven**' : `❌ **Not proven**, ${counted(failing, 'proof')} missing`;
  return `${verdict}: ${parts.join(' · ')}`;
}

function testsTable(evidence: Evidence): string[] {
  const { base, head } = evidence.tests;
  if (base === null && head === null) return [];
  const row = (name: string, sha: string, counts: Evidence['tests']['head']) =>
    counts === null
      ? `| ${name} ${codeSpan(sha.slice(0, 7), 'table')} | no report | | |`
      : `| ${name} ${codeSpan(sha.slice(0, 7), 'table')} | ${counts.passed} | ${counts.failed} | ${counts.skipped} |`;
  return [
    '| Tests | passed | failed | skipped |',
    '|---|---|---|---|',
    row('base', evidence.base, base),
    row('head', evidence.head, head),
    '',
  ];
}

function detailLines(item: EvidenceItem): string[] {
  const shown = item.details.slice(0, SHOWN).map((name) => `  - ${codeSpan(shorten(name, 160))}`);
  const rest = item.details.length - shown.length;
  return rest > 0 ? [...shown, `  - and ${rest} more in the check`] : shown;
}

function itemLines(items: readonly EvidenceItem[]): string[] {
  return itemRules.flatMap((rule) => {
    const item = items.find((one) => one.id === rule.id);
    if (item === undefined) return [];
    return [`- ${marks[item.state]} **${rule.title}**: ${quoteMarkdown(item.reason)}`, ...detailLines(item)];
  });
}

function gapLines(gap: EvidenceGap): string {
  const { state, title, detail, next, url } = tellGap(gap);
  const mark = state === 'waiting' ? '⏳' : '❌';
  const where = url === null ? '' : ` ${link('See the run', url)}.`;
  return `${mark} **${quoteMarkdown(title)}**: ${quoteMarkdown(detail)}${where}\n\n**Next step:** ${quoteMarkdown(next)}`;
}

/**
 * Evidence as the section of a pull request's body, in Markdown: what it comes to on the first line, then the tests,
 * then each item. All names in it come from test code and are escaped and bounded.
 */
export function renderEvidenceSection(evidence: Evidence | EvidenceGap): string {
  if ('kind' in evidence) return gapLines(evidence);
  const minutes = Math.max(1, Math.round(evidence.seconds / 60));
  const run = link(`run ${evidence.run.id}, attempt ${evidence.run.attempt}`, evidence.run.url);
  return [
    headline(evidence),
    '',
    ...testsTable(evidence),
    ...itemLines(evidence.items),
    '',
    `Collected in ${run}, about ${counted(minutes, 'minute')} of the runner's time.`,
  ].join('\n');
}
