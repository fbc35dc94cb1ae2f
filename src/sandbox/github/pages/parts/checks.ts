import { html } from 'hono/html';
import { checkRunsOf, latestOf } from '../../checks/latest.ts';
import { summarise } from '../../checks/suites.ts';
import type { Context } from '../../context.ts';
import { shapeCheckRun } from '../../shape/check-run.ts';
import type { Repository } from '../../state/repository.ts';
import { type Html, visible } from '../visible.ts';
import { mark, standingWord } from './mark.ts';

/** The sign behind a commit: how all its checks stand together; nothing when it has none. */
export function commitMark(context: Context, repository: Repository, sha: string): Html {
  const runs = latestOf(checkRunsOf(context.state, repository.id, sha));
  const statuses = context.state.statuses.filter(
    (one) => one.repositoryId === repository.id && one.sha === sha,
  );
  if (runs.length > 0) return mark(summarise(runs));
  const last = statuses.at(-1);
  return last === undefined ? html`` : mark({ status: 'pending', conclusion: last.state });
}

/** Every check of a commit: its App, how it stands, what it says. */
export function checksBox(context: Context, repository: Repository, sha: string): Html {
  const runs = latestOf(checkRunsOf(context.state, repository.id, sha));
  const newest = new Map(
    context.state.statuses
      .filter((one) => one.repositoryId === repository.id && one.sha === sha)
      .map((one) => [one.context, one]),
  );
  const body =
    runs.length + newest.size === 0
      ? html`<div class="item muted">No checks have reported on ${sha.slice(0, 7)} yet.</div>`
      : html`${runs.map((run) => {
          const { html_url } = shapeCheckRun(context, run);
          const page = (html_url ?? '').replace(context.url, '');
          return html`<div class="item row">${mark(run)}
            <span class="grow"><a href="${page}"><strong>${visible(run.name)}</strong></a>
              <span class="muted">by ${visible(context.state.app(run.appId).name)}</span>
              ${run.output.title === null ? '' : html`— ${visible(run.output.title)}`}</span>
            ${standingWord(run)}</div>`;
        })}${[...newest.values()].map((status) => {
          const standing = {
            status: status.state,
            conclusion: status.state === 'pending' ? null : status.state,
          };
          return html`<div class="item row">${mark(standing)}
            <span class="grow"><strong>${visible(status.context)}</strong>
              ${status.description === null ? '' : html`— ${visible(status.description)}`}</span>
            ${standingWord(standing)}</div>`;
        })}`;
  return html`<section class="box" aria-label="Checks"><div class="head"><strong>Checks</strong></div>${body}</section>`;
}
