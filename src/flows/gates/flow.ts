import { getRepository } from '../../connect/github/repository.ts';
import { parseRepository } from '../../domain/repository.ts';
import type { Flow } from '../flow.ts';
import { gateLooks, OpenGate } from '../gate/record.ts';

/** More gates than these of one repository are not woken together; the sweep finds them. */
const most = 200;

interface OpenGates {
  /** Subjects of gates. */
  readonly subjects: readonly string[];
}

/** Has every gate of a repository that is known to be open looked at again: something that may open one happened. */
export const gates: Flow<OpenGates, { readonly kind: 'wake' | 'rest' }> = {
  kind: 'gates',
  async read({ client, notes }, subject) {
    const { installation } = client;
    // Most repositories have none, and are not asked for.
    if ((await notes.list(installation, gateLooks(), 1)).length === 0) return { subjects: [] };
    const found = await getRepository(client, parseRepository(subject));
    if (found === null) return { subjects: [] };
    const open = await notes.list(installation, gateLooks(found.id), most);
    return {
      subjects: open.flatMap(({ data }) => {
        const parsed = OpenGate.safeParse(data);
        return parsed.success ? [parsed.data.subject] : [];
      }),
    };
  },
  next: ({ subjects }) => ({ kind: subjects.length === 0 ? 'rest' : 'wake' }),
  async act(context, { subjects }) {
    for (const subject of subjects) await context.wake('gate', subject, 'something may have opened it');
    return { kind: 'rest' };
  },
};
