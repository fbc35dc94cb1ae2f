import { z } from 'zod';
import { ApprovalRequirement, logins } from './approval-requirement.ts';
import { Environment, EnvironmentName } from './environment.ts';
import { Operation } from './operation.ts';

/** Who merges what is green and approved. */
export const MergeMode = z.enum(['manual', 'auto', 'queue']);
export type MergeMode = z.infer<typeof MergeMode>;

/** A part of the repository with rules of its own. */
export const Zone = z.strictObject({
  name: z.string().min(1).max(60).describe('How people call it.'),
  paths: z
    .array(z.string().min(1).max(300))
    .min(1)
    .describe('Globs of the paths that belong to it: * within a folder, ** across folders.'),
  operations: z
    .array(Operation)
    .max(20)
    .default([])
    .describe('Only changes that do one of these count; every change of the paths when none is named.'),
  irreversible: z
    .boolean()
    .default(false)
    .describe('What changes here cannot be undone: always needs a human, whatever the autonomy.'),
  approvals: ApprovalRequirement.optional(),
  merge: MergeMode.optional().describe('Stricter than for the repository: manual before queue before auto.'),
});
export type Zone = z.infer<typeof Zone>;

const ruleLevel = z.enum(['off', 'warn', 'block']);

/** A rule of one's own: lines that fit a pattern, or paths that nobody should change unseen. */
export const CustomRule = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected small letters, digits and -')
      .max(60),
    title: z.string().min(1).max(120).describe('What is wrong, in one line.'),
    pattern: z
      .string()
      .min(3)
      .max(500)
      .optional()
      .describe('RE2 syntax, looked for in added lines. Without one, every change of the paths is found.'),
    paths: z
      .array(z.string().min(1).max(300))
      .max(50)
      .default([])
      .describe('Globs; every path when none is given.'),
    remedy: z.string().min(1).max(500).describe('What the author should do.'),
    level: z.enum(['warn', 'block']).default('block'),
  })
  .refine(
    ({ pattern, paths }) => pattern !== undefined || paths.length > 0,
    'give it a pattern, paths or both',
  )
  .describe("A rule of one's own. Its id is secret/custom-NAME with a pattern, else zone/custom-NAME.");
export type CustomRule = z.infer<typeof CustomRule>;

/** How far the App goes by itself: say, write pull requests, or act. */
export const Autonomy = z.enum(['observe', 'propose', 'act']);
export type Autonomy = z.infer<typeof Autonomy>;

/** A command whose outcome is evidence. Paths are relative to the repository. */
export const EvidenceCommand = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{0,59}$/, 'expected letters, digits, spaces, _ and -'),
  run: z.string().min(1).max(2000).describe('What bash executes, such as: npm test'),
  junit: z.string().max(300).optional().describe('JUnit XML file that it writes.'),
  coverage: z.string().max(300).optional().describe('lcov file that it writes.'),
  timeoutMinutes: z.number().int().min(1).max(120).default(15),
});
export type EvidenceCommand = z.infer<typeof EvidenceCommand>;

/** What proves a change. Without commands no evidence is asked for. */
export const EvidenceConfiguration = z.strictObject({
  workflow: z
    .string()
    .regex(/^\.github\/workflows\/[^/]+\.ya?ml$/, 'expected a file in .github/workflows')
    .default('.github/workflows/evidence.yml')
    .describe('The workflow that collects it.'),
  setup: z
    .string()
    .max(2000)
    .optional()
    .describe('Executed by bash in each tree before the commands, such as: npm ci'),
  commands: z.array(EvidenceCommand).max(10).default([]),
  tests: z
    .array(z.string().min(1).max(300))
    .max(50)
    .default(['**/test/**', '**/tests/**', '**/__tests__/**', '**/*.test.*', '**/*.spec.*', '**/*_test.*'])
    .describe('Globs of the files that are tests.'),
  from: z
    .enum(['machines', 'everybody'])
    .default('machines')
    .describe('Whose pull requests must carry evidence.'),
  coverage: z
    .number()
    .min(0)
    .max(100)
    .default(0)
    .describe('Percent of the changed lines that tests must execute.'),
  minutesPerDay: z
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(600)
    .describe('Runner minutes that evidence may take.'),
});
export type EvidenceConfiguration = z.infer<typeof EvidenceConfiguration>;

/** `.github/wired-chaos.yml` of the base branch. */
export const Configuration = z
  .strictObject({
    autonomy: Autonomy.default('propose').describe(
      'observe: checks are neutral and nothing is written. propose: pull requests. act: as propose, so far; merging is decided by merge.',
    ),
    bases: z
      .array(z.string().min(1).max(300))
      .max(50)
      .default([])
      .describe(
        'Globs of other branches than the default one whose own configuration counts; pull requests into ' +
          "any other branch are judged by the default branch's.",
      ),
    merge: MergeMode.default('manual').describe('Who merges what is green and approved.'),
    approvals: ApprovalRequirement.prefault({}).describe('What every pull request by a machine needs.'),
    furtherApprovals: z
      .array(ApprovalRequirement)
      .max(20)
      .default([])
      .describe('What it needs beside, such as one person of each of two teams.'),
    overrides: z
      .strictObject({
        users: logins.default([]).describe('Logins of people.'),
        teams: logins.default([]).describe('Slugs of teams of the organisation.'),
      })
      .prefault({})
      .describe('Who may override a check, beside the administrators of the repository.'),
    zones: z.array(Zone).max(200).default([]),
    environments: z
      .record(EnvironmentName, Environment)
      .default({})
      .describe('Where versions run, by the name of the environment on GitHub.'),
    evidence: EvidenceConfiguration.prefault({}).describe('What proves a change.'),
    policy: z
      .strictObject({
        secrets: ruleLevel.default('block').describe('The family that looks for exposed credentials.'),
        destructive: ruleLevel.default('block').describe('The family that looks for lost data.'),
        workflows: ruleLevel
          .default('block')
          .describe('The family that looks for workflows that others can turn against you.'),
        guards: ruleLevel
          .default('block')
          .describe('The family that looks for guards that a change weakens.'),
        zones: ruleLevel.default('block').describe('The family that looks at where a change reaches.'),
        rules: z
          .record(z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, 'expected family/rule'), ruleLevel)
          .default({})
          .describe('Single rules by id; they win over their family.'),
        custom: z.array(CustomRule).max(50).default([]).describe("Rules of one's own."),
      })
      .prefault({}),
  })
  .describe('WIRED CHAOS: what machines may do in this repository, and what they must prove.');
export type Configuration = z.infer<typeof Configuration>;
