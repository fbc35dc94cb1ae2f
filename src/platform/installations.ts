import { z } from 'zod';
import { RepositoryId } from '../domain/ids.ts';
import type { Notes } from './notes.ts';

/** A permission that the App asks for and an installation has not granted, or not as far. */
export const LackingPermission = z.object({
  name: z.string(),
  asked: z.string(),
  granted: z.string().nullable(),
});
export type LackingPermission = z.infer<typeof LackingPermission>;

/** An installation, as GitHub last described it. */
export const InstallationRecord = z.object({
  id: z.number().int(),
  /** Null when it was gone before anything was known of it. */
  account: z.object({ id: z.number().int(), login: z.string() }).nullable(),
  /** `gone`: uninstalled. Nothing is done for an installation that is not active. */
  standing: z.enum(['active', 'suspended', 'gone']),
  /** Since when it stands so, as far as is known. ISO 8601, UTC. */
  since: z.string(),
  permissions: z.record(z.string(), z.string()),
  lacking: z.array(LackingPermission),
  /** Where an owner of the account accepts what the App asks for; null when nobody is left to. */
  page: z.string().nullable(),
});
export type InstallationRecord = z.infer<typeof InstallationRecord>;

/** A repository that an installation covers, by its number and as it was last called. */
export const KnownRepository = z.object({
  id: RepositoryId,
  fullName: z.string(),
  private: z.boolean(),
  archived: z.boolean(),
});
export type KnownRepository = z.infer<typeof KnownRepository>;

/** What is known of the installations. GitHub is asked again whenever an event or a sweep says that it may differ. */
export interface Installations {
  find(id: number): Promise<InstallationRecord | null>;
  /** At most ten thousand, by id. */
  list(): Promise<InstallationRecord[]>;
  repositories(id: number): Promise<readonly KnownRepository[]>;
  save(record: InstallationRecord, repositories: readonly KnownRepository[]): Promise<void>;
  /** Forgets that there ever was one. */
  remove(id: number): Promise<void>;
}

/** Notes of the App itself; GitHub's ids of installations begin at 1. */
const appItself = 0;
const prefix = 'installation:';
/** Where, among an installation's own notes, its repositories are. */
export const repositoriesNote = 'repositories';
const most = 10_000;

/** The installations in the notes: the record among the App's own, the repositories with the installation's. */
export function createInstallations(notes: Notes): Installations {
  return {
    find: async (id) => InstallationRecord.nullable().parse(await notes.get(appItself, `${prefix}${id}`)),
    list: async () => {
      const found = await notes.list(appItself, prefix, most);
      return found.map(({ data }) => InstallationRecord.parse(data)).sort((one, other) => one.id - other.id);
    },
    repositories: async (id) => z.array(KnownRepository).parse((await notes.get(id, repositoriesNote)) ?? []),
    save: async (record, repositories) => {
      await notes.set(record.id, repositoriesNote, repositories);
      await notes.set(appItself, `${prefix}${record.id}`, record);
    },
    remove: async (id) => {
      await notes.remove(id, repositoriesNote);
      await notes.remove(appItself, `${prefix}${id}`);
    },
  };
}
