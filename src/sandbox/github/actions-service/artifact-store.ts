import { createHash } from 'node:crypto';
import type { ArtifactStore } from '../../contract.ts';
import { type Context, isoSeconds, timestamp } from '../context.ts';
import type { WorkflowRun } from '../state/workflow.ts';

const defaultRetentionDays = 90;
const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Where the steps of a run put artifacts and get them from. */
export function artifactStore(context: Context, run: WorkflowRun): ArtifactStore {
  const find = (name: string) => run.artifacts.find((artifact) => artifact.name === name);
  return {
    async put(name, zip, options) {
      const known = find(name);
      if (known !== undefined) {
        if (!options.overwrite)
          throw new Error(`an artifact with this name already exists on the workflow run`);
        run.artifacts.splice(run.artifacts.indexOf(known), 1);
      }
      const days = options.retentionDays ?? defaultRetentionDays;
      const id = context.state.nextId();
      run.artifacts.push({
        id,
        name,
        zip: new Uint8Array(zip),
        digest: `sha256:${createHash('sha256').update(zip).digest('hex')}`,
        createdAt: timestamp(context),
        expiresAt: isoSeconds(new Date(context.now().getTime() + days * millisecondsPerDay)),
      });
      return id;
    },
    async get(name) {
      return find(name)?.zip ?? null;
    },
    async list() {
      return run.artifacts.map(({ id, name, zip }) => ({ id, name, size: zip.byteLength }));
    },
  };
}
