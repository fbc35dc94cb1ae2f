import type { View } from '../view.ts';
import { view as run } from './workflow-run.ts';

/** Where a job's check run leads: the page of its run, which shows all jobs. */
export const view: View = { ...run, path: '/:owner/:repository/actions/runs/:id/job/:job' };
