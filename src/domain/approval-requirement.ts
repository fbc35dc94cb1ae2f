import { z } from 'zod';

/** People or teams, as GitHub calls them. */
export const logins = z.array(z.string().min(1)).max(100);

/** How many people, and who may be one of them. Where nobody is named: anyone with write permission. */
export const ApprovalRequirement = z
  .strictObject({
    count: z.number().int().min(1).max(20).default(1).describe('How many different people must approve.'),
    teams: logins.default([]).describe('Slugs of teams of the organisation whose members may approve.'),
    users: logins.default([]).describe('Logins of people who may approve.'),
    codeowners: z
      .boolean()
      .default(false)
      .describe(
        'Owners that CODEOWNERS of the base names may approve too, for each set of owners by itself.',
      ),
  })
  .describe('Who must approve. Where nobody is named, anyone with write permission may.');
export type ApprovalRequirement = z.infer<typeof ApprovalRequirement>;
