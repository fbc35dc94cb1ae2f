import { codeSpan, link, quoteMarkdown } from '../../domain/untrusted.ts';

/** A finished workflow run to point at. */
interface RunLink {
  /** Name of the workflow. */
  readonly workflow: string;
  /** As GitHub says it: `success`, `failure`, `cancelled` and so on. */
  readonly conclusion: string;
  readonly url: string;
  /** The commit it ran on. */
  readonly sha: string;
}

/** Runs of CI without the change and with it; `pending` while those with it have not finished. */
export interface RunEvidence {
  readonly before: readonly RunLink[];
  readonly after: readonly RunLink[] | 'pending';
}

function row(when: string, run: RunLink): string {
  const mark = run.conclusion === 'success' ? '✅' : run.conclusion === 'failure' ? '❌' : '➖';
  return `| ${when} | ${link(run.workflow, run.url)} | ${mark} ${quoteMarkdown(run.conclusion)} | ${codeSpan(run.sha.slice(0, 7), 'table')} |`;
}

/** The runs as a small table in Markdown, before and after. */
export function renderEvidence(evidence: RunEvidence): string {
  const after =
    evidence.after === 'pending'
      ? ['| after | CI of this pull request | ⏳ pending | |']
      : evidence.after.map((run) => row('after', run));
  const none = (when: string) => `| ${when} | no run | ➖ | |`;
  return [
    '| | Workflow | Result | Commit |',
    '|---|---|---|---|',
    ...(evidence.before.length > 0 ? evidence.before.map((run) => row('before', run)) : [none('before')]),
    ...(after.length > 0 ? after : [none('after')]),
  ].join('\n');
}
