import { appItself } from '../app-flow.ts';

export const installationKind = 'installation';

/** The wake-up of the flow that looks after one installation: the App's own, for a closed one has none. */
export function installationWake(id: number, reason: string) {
  return { kind: installationKind, installation: appItself, subject: String(id), reason } as const;
}
