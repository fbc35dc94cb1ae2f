import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readWorkflow } from '../../src/sandbox/runner/source.ts';

const path = '.github/workflows/deploy.yml';
const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const Step = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const Job = z.object({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string(),
  environment: z.object({ name: z.string() }).optional(),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  steps: z.array(Step),
});
const workflow = z
  .object({ permissions: z.record(z.string(), z.string()), jobs: z.record(z.string(), Job) })
  .parse(parse(text));
const jobs = Object.entries(workflow.jobs);
const steps = jobs.flatMap(([, job]) => job.steps);

test('GitHub’s own parser takes it for a reusable workflow', async () => {
  const read = await readWorkflow({ path, content: text });
  expect(Object.keys(read.events)).toEqual(['workflow_call']);
});

test('nothing from outside is written into a script, and whatever is used is pinned', () => {
  for (const { run = '', uses } of steps) {
    expect(run).not.toContain('${{');
    if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$|^\.\/\.wired-chaos-actions\/actions\//);
  }
  for (const { uses = '', with: inputs } of steps) {
    if (uses.startsWith('actions/checkout@')) expect(inputs).toMatchObject({ 'persist-credentials': false });
  }
});

test('a job may do no more than it has to', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  for (const [, { permissions }] of jobs) {
    if (permissions !== undefined) expect(permissions).toEqual({ contents: 'read', deployments: 'write' });
  }
});

test('no stage is skipped, and each environment has one job at a time that is never cut off', () => {
  const { staging, production, build } = workflow.jobs;
  expect(staging?.needs).toBe('build');
  expect(production?.needs).toEqual(['build', 'staging']);
  // Without a status function of its own a job needs success of all it names.
  for (const job of [build, staging, production]) expect(job?.if).toContain("{ inputs.rollback-of == '' }");
  for (const [name, { environment, concurrency }] of jobs) {
    if (name === 'build') continue;
    expect(environment?.name).toBeDefined();
    expect(concurrency).toEqual({
      group: `wired-chaos-deploy-${environment?.name}`,
      'cancel-in-progress': false,
    });
  }
});

test('a stage deploys, verifies, and goes back in the same job when either fails or is cancelled', () => {
  for (const name of ['staging', 'production'] as const) {
    const named = workflow.jobs[name]?.steps.flatMap((step) => step.name ?? []);
    // A canary is verified before everybody meets it.
    const steps = ['Deploy', 'Verify', ...(name === 'production' ? ['Promote'] : []), 'Roll back'];
    expect(named).toEqual(steps);
    const last = workflow.jobs[name]?.steps.at(-1);
    expect(last?.if).toContain("!success() && steps.deploy.outcome != 'skipped'");
  }
  expect(workflow.jobs.rollback?.steps.at(-2)?.uses).toBe('./.wired-chaos-actions/actions/rollback');
});
