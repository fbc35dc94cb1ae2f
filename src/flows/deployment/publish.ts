import { releaseNotes } from '../../change/release/notes.ts';
import { releaseTag } from '../../change/release/tag.ts';
import { deploymentStatus } from '../effects/deployment-status.ts';
import { release, releaseAsset } from '../effects/release.ts';
import { tag } from '../effects/tag.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { forward } from '../forward.ts';
import { writeBundle } from './compliance/write-bundle.ts';
import { readConfigured } from './read.ts';
import { readContent } from './read-content.ts';
import { bundleName, readRelease } from './read-release.ts';
import { deploymentKey, deploymentKinds, note } from './record.ts';
import type { CurrentDeployment, WatchedEnvironment } from './state.ts';

/**
 * Makes a tag and a release of what got through its watch, with notes and a compliance bundle, and says so in the
 * deployment's status. It moves something forward, and so stops while paused.
 */
export async function publish(
  context: FlowContext,
  { place, production }: WatchedEnvironment,
  current: CurrentDeployment,
): Promise<Afterwards> {
  const configured = await readConfigured(context, place.subject);
  if ('why' in configured) return { kind: 'rest' };
  const { client, ledger } = context;
  const { repository, repositoryId, environment } = place;
  const { id: deployment, sha } = current;
  const at = current.liveAt ?? current.createdAt;
  const name = releaseTag({ environment, production, sha, at, deployment });
  return forward(context, place, 'release', async (assert) => {
    const facts = await readRelease(context, place, current, configured);
    const message = `${environment}: ${sha.slice(0, 12)}, deployment ${deployment}`;
    await tag(context, place, { name, sha, message }, assert);
    const wanted = { tag: name, name, body: releaseNotes(facts), prerelease: !production };
    const id = await release(context, place, wanted, assert);
    await releaseAsset(
      context,
      place,
      {
        release: id,
        tag: name,
        name: bundleName,
        type: 'application/json',
        write: async () =>
          writeBundle(
            ledger,
            {
              installation: client.installation,
              repository: { id: repositoryId, name: repository },
              environment,
              revision: sha,
              deployment,
              createdAt: new Date(at).toISOString(),
            },
            await readContent(context, configured, current, facts),
          ),
      },
      assert,
    );
    const description = `Watched for ${facts.watched} without bad health; released as ${name}`;
    await deploymentStatus(context, place, deployment, {
      purpose: 'released',
      state: 'success',
      description,
    });
    await note(context, place, {
      kind: deploymentKinds.released,
      key: deploymentKey('released', place, deployment),
      data: { deployment, sha, tag: name },
    });
    return { kind: 'again' };
  });
}
