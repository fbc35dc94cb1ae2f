import { readArchive } from '../../change/evidence/archive.ts';
import { downloadArtifact } from '../../connect/github/run-artifacts.ts';
import { Verification } from '../../domain/deployment.ts';
import type { Sha } from '../../domain/ids.ts';
import type { FlowContext } from '../flow.ts';
import { verificationArtifact } from '../gate/read-stage.ts';
import type { EnvironmentPlace } from './place.ts';

/** What a run's verification of a revision says; null where it left none of this environment and revision. */
export async function readVerification(
  { client }: FlowContext,
  { repository, environment }: EnvironmentPlace,
  revision: Sha,
  run: number,
): Promise<Verification | null> {
  const artifact = await downloadArtifact(client, repository, run, verificationArtifact(environment));
  const archive = artifact.ok ? readArchive(artifact.bytes) : null;
  const bytes = archive?.ok === true ? archive.files.get('verification.json') : undefined;
  if (bytes === undefined) return null;
  try {
    const { data } = Verification.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const about = data?.sha === revision && data.environment.toLowerCase() === environment.toLowerCase();
    return about ? data : null;
  } catch {
    return null;
  }
}
