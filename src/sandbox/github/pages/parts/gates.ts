import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import { openGates } from '../../deployments/gatekeeper.ts';
import { mayReview, type Waiting } from '../../deployments/review.ts';
import type { User } from '../../state/account.ts';
import type { Repository } from '../../state/repository.ts';
import type { WorkflowRun } from '../../state/workflow.ts';
import { type Html, visible } from '../visible.ts';
import { mark } from './mark.ts';
import { login } from './names.ts';
import { when } from './when.ts';

/** The gates at which jobs of a run wait for a reviewer. */
export function reviewable(repository: Repository, run: WorkflowRun): Waiting[] {
  return openGates(repository, run)
    .map((one) => ({ run, ...one }))
    .filter(({ gate }) => gate.review === 'pending');
}

/** People who may review all that waits for a reviewer. */
export function reviewersOf(context: Context, waiting: readonly Waiting[]): User[] {
  if (waiting.length === 0) return [];
  return [...context.state.accounts.values()]
    .filter((account): account is User => account.type === 'User')
    .filter((user) => waiting.every((one) => mayReview(context, one, user)));
}

/** What the jobs of a run wait for, what was said about it, and the form of the required reviewers. */
export function gatesBox(context: Context, repository: Repository, run: WorkflowRun): Html {
  const open = openGates(repository, run);
  const names = new Map([...repository.environments.values()].map(({ id, name }) => [id, name]));
  const said = run.reviews.map(
    (one) => html`<div class="item">${mark({ status: one.state, conclusion: conclusionOf(one.state) })}
      ${login(context, one.userId)} ${one.state === 'pending' ? 'reported on' : one.state}
      ${visible(one.environmentIds.map((id) => names.get(id) ?? '?').join(', '))} ${when(context, one.at)}
      <div>${visible(one.comment)}</div></div>`,
  );
  return html`${open.map(
    ({ gate, environment }) => html`<div class="merge waits">
      <strong>${visible(environment.name)} is waiting</strong> since ${when(context, gate.openedAt)}
      <ul>${gate.rules.map(
        (rule) => html`<li>${mark({ status: rule.answer, conclusion: conclusionOf(rule.answer) })}
          ${visible(context.state.app(rule.appId).name)}: ${rule.answer}, ${rule.reports} reports</li>`,
      )}${gate.review === 'none' ? '' : html`<li>Required reviewers: ${gate.review}</li>`}${
        gate.waitUntil === null ? '' : html`<li>Wait timer: until ${gate.waitUntil}</li>`
      }</ul></div>`,
  )}
  ${said.length === 0 ? '' : html`<section class="box" aria-label="Deployment reviews"><div class="head"><strong>Deployment reviews</strong></div>${said}</section>`}
  ${reviewForm(context, repository, run)}`;
}

function reviewForm(context: Context, repository: Repository, run: WorkflowRun): Html {
  const waiting = reviewable(repository, run);
  const people = reviewersOf(context, waiting);
  if (people.length === 0) return html``;
  const action = `/${context.state.fullName(repository)}/actions/runs/${run.id}/review`;
  return html`<form class="box" method="post" action="${action}"><div class="head"><strong>Review deployments</strong></div>
    <div class="item">${waiting.map(
      ({
        environment,
      }) => html`<label><input type="checkbox" name="environment" value="${environment.id}" checked>
        ${visible(environment.name)}</label> `,
    )}</div>
    <div class="item"><label>As <select name="login">${people.map(
      (user) => html`<option>${visible(user.login)}</option>`,
    )}</select></label>
      <label>Comment <input name="comment" size="60" maxlength="1024"></label></div>
    <div class="item"><button name="state" value="approved">Approve and deploy</button>
      <button name="state" value="rejected">Reject</button></div></form>`;
}

const conclusionOf = (state: string): string | null =>
  state === 'approved' ? 'success' : state === 'rejected' ? 'failure' : null;
