import type { InstallationId } from '../../../domain/ids.ts';

/** On whose behalf GitHub is asked: an installation, or the App itself. Each has budgets of its own. */
export type Caller = InstallationId | 'app';
