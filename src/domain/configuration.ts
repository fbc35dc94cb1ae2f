import { z } from 'zod';

const logins = z.array(z.string().min(1)).max(100);

/** How many people, and who may be one of them. Without teams and users: anyone with write permission. */
export const ApprovalRequirement = z
  .strictObject({
    count: z.number().int().min(1).max(20).default(1).describe('How many different people must approve.'),
    teams: logins.default([]).describe('Slugs of teams of the organisation whose members may approve.'),
    users: logins.default([]).describe('Logins of people who may approve.'),
  })
  .describe('Who must approve. Without teams and users, anyone with write permission may.');
export type ApprovalRequirement = z.infer<typeof ApprovalRequirement>;

/** A part of the repository with rules of its own. */
export const Zone = z.strictObject({
  name: z.string().min(1).max(60).describe('How people call it.'),
  paths: z
    .array(z.string().min(1).max(300))
    .min(1)
    .describe('Globs of the paths that belong to it: * within a folder, ** across folders.'),
  irreversible: z
    .boolean()
    .default(false)
    .describe('What changes here cannot be undone: always needs a human, whatever the autonomy.'),
  approvals: ApprovalRequirement.optional(),
});
export type Zone = z.infer<typeof Zone>;

const ruleLevel = z.enum(['off', 'warn', 'block']);

/** How far the App goes by itself: say, write pull requests, or act. */
export const Autonomy = z.enum(['observe', 'propose', 'act']);
export type Autonomy = z.infer<typeof Autonomy>;

/** `.github/wired-chaos.yml` of the base branch. */
export const Configuration = z
  .strictObject({
    autonomy: Autonomy.default('propose').describe(
      'observe: checks are neutral and nothing is written. propose: pull requests. act: reserved for merges.',
    ),
    approvals: ApprovalRequirement.prefault({}).describe('What every pull request by a machine needs.'),
    zones: z.array(Zone).max(200).default([]),
    policy: z
      .strictObject({
        secrets: ruleLevel.default('block').describe('The family that looks for exposed credentials.'),
        rules: z
          .record(z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, 'expected family/rule'), ruleLevel)
          .default({})
          .describe('Single rules by id; they win over their family.'),
      })
      .prefault({}),
  })
  .describe('WIRED CHAOS: what machines may do in this repository, and what they must prove.');
export type Configuration = z.infer<typeof Configuration>;
