import { z } from 'zod';
import { ApprovalRequirement } from './approval-requirement.ts';
import { Duration } from './duration.ts';
import { ReplayConfiguration } from './replay.ts';

/** Name of an environment on GitHub. */
export const EnvironmentName = z.string().min(1).max(255);

const reason = z.string().min(1).max(200).describe('Shown to whoever waits.');

const weekTime = z
  .string()
  .regex(
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:[01]\d|2[0-3]):[0-5]\d$/,
    'expected a day and time, such as Fri 16:00',
  );

/** A time in which nothing goes forward: once, or every week. Rollbacks go on. */
export const Freeze = z
  .union([
    z.strictObject({
      from: z.iso.datetime({ offset: true }).describe('Such as 2026-12-23T18:00:00+01:00.'),
      until: z.iso.datetime({ offset: true }),
      reason,
    }),
    z.strictObject({
      weekly: z
        .strictObject({ from: weekTime, until: weekTime })
        .describe('Such as Fri 16:00 until Mon 08:00.'),
      timezone: z.string().min(1).max(60).default('UTC').describe('IANA name, such as Europe/Berlin.'),
      reason,
    }),
  ])
  .describe('A time in which nothing is deployed, but for rollbacks.');
export type Freeze = z.infer<typeof Freeze>;

/** What must hold before and after users meet a version. */
export const VerifyConfiguration = z
  .strictObject({
    synthetic: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe('File of journeys, such as .github/synthetic.yml.'),
    replay: z
      .union([z.boolean(), ReplayConfiguration])
      .default(false)
      .describe('Recorded traffic is played to the new version first; of which routes, and how.'),
    canary: Duration.optional().describe('For how long a share of the traffic meets the new version first.'),
  })
  .describe('How a deployment is verified.');
export type VerifyConfiguration = z.infer<typeof VerifyConfiguration>;

/** Who brings a version there. */
export const DeliverConfiguration = z
  .discriminatedUnion('driver', [
    z.strictObject({
      driver: z.literal('actions'),
      workflow: z
        .string()
        .regex(/^\.github\/workflows\/[^/]+\.ya?ml$/, 'expected a file in .github/workflows')
        .default('.github/workflows/deploy.yml')
        .describe('Started by workflow_dispatch with the inputs environment, revision and rollback-of.'),
    }),
    z.strictObject({
      driver: z.literal('processes'),
      service: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected small letters, digits and -')
        .describe('Name of the service at the proxy of this machine.'),
    }),
  ])
  .describe('Who brings a version there: a workflow of the repository, or processes behind our proxy.');
export type DeliverConfiguration = z.infer<typeof DeliverConfiguration>;

/** Where versions run, and what must hold before one may go there. */
export const Environment = z
  .strictObject({
    production: z
      .boolean()
      .optional()
      .describe('Needs people. True where nothing is said and the name begins with prod or live.'),
    after: EnvironmentName.optional().describe(
      'The environment in which a commit must have been verified before.',
    ),
    approvals: ApprovalRequirement.optional().describe(
      'Who must approve; in production one person at least.',
    ),
    furtherApprovals: z.array(ApprovalRequirement).max(20).default([]),
    freeze: z.array(Freeze).max(50).default([]),
    health: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Answers 2xx while the environment is well.'),
    verify: VerifyConfiguration.prefault({}),
    watch: Duration.default('10m').describe(
      'For how long a new version is watched; bad health takes it back.',
    ),
    deliver: DeliverConfiguration.prefault({ driver: 'actions' }),
    release: z
      .boolean()
      .optional()
      .describe('Whether success makes a tag and a release. True for production where nothing is said.'),
  })
  .describe('Where versions run, and what must hold before one may go there.');
export type Environment = z.infer<typeof Environment>;

/** Whether an environment needs people, whatever else is configured. */
export function isProduction(name: string, environment: Environment | undefined): boolean {
  return environment?.production ?? /^(?:prod|live)/i.test(name);
}
