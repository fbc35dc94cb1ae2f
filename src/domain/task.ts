import { z } from 'zod';
import { Sha } from './ids.ts';
import { Suspect } from './signal.ts';

/** Undo one culprit on a branch by a pull request. */
const RevertTask = z.object({
  kind: z.literal('revert'),
  branch: z.string(),
  culprit: Suspect,
});

/** Put a question to the people of the repository, in an issue. */
const AskHumanTask = z.object({
  kind: z.literal('ask-human'),
  question: z.string(),
  options: z.array(z.string()),
  about: Sha,
});

/** Leave it, on the record. */
const IgnoreTask = z.object({ kind: z.literal('ignore'), reason: z.string() });

/** What a decision asks for. */
export const Task = z.discriminatedUnion('kind', [RevertTask, AskHumanTask, IgnoreTask]);
export type Task = z.infer<typeof Task>;
