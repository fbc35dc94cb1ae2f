import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import { mergeabilityOf } from '../../pulls/mergeability.ts';
import { unmetRequirements } from '../../pulls/requirements.ts';
import type { Repository } from '../../state/repository.ts';
import type { PullIssue } from '../../state/state.ts';
import { type Html, visible } from '../visible.ts';
import { commitLink, login } from './names.ts';
import { when } from './when.ts';

/** Whether a pull request can be merged, and if not, what is in its way. */
export async function mergeBox(context: Context, repository: Repository, issue: PullIssue): Promise<Html> {
  const { merged } = issue.pull;
  if (merged !== null) {
    return html`<div class="merge can"><strong>Merged</strong> by ${login(context, merged.byId)}
      ${when(context, merged.at)} as ${commitLink(context, repository, merged.sha)}.</div>`;
  }
  if (issue.state === 'closed') {
    return html`<div class="merge cannot"><strong>Closed</strong> with unmerged commits.</div>`;
  }
  const { state } = await mergeabilityOf(context, repository, issue);
  const unmet = await unmetRequirements(context, repository, issue);
  if (state === 'dirty') {
    return html`<div class="merge cannot"><strong>This branch has conflicts that must be resolved.</strong></div>`;
  }
  if (state === 'draft') {
    return html`<div class="merge waits"><strong>This pull request is still a draft.</strong></div>`;
  }
  if (unmet.length > 0) {
    return html`<div class="merge cannot"><strong>Merging is blocked</strong>
      <ul>${unmet.map(({ message }) => html`<li>${visible(message)}</li>`)}</ul></div>`;
  }
  if (state === 'unstable') {
    return html`<div class="merge waits"><strong>This branch can be merged</strong>, though not all checks have passed.</div>`;
  }
  return html`<div class="merge can"><strong>This branch has no conflicts and may be merged.</strong></div>`;
}
