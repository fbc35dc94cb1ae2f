import { listAllOpenPulls } from '../../connect/github/history.ts';
import { parseRepository } from '../../domain/repository.ts';
import { wakePulls } from '../wake-pulls.ts';

/** Has every open pull request of a repository judged again: its configuration changed, or the App is new to it. */
export const openPulls = wakePulls(
  'open-pulls',
  'what judges it changed',
  'sweep',
  async (context, subject) => {
    const repository = parseRepository(subject);
    return { repository, pulls: await listAllOpenPulls(context.client, repository) };
  },
);
