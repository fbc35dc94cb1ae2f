import type { Sha } from '../../domain/ids.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';

/** What GitHub says of the run that built and deployed a revision. Names are untrusted text. */
export interface BuildFacts {
  /** Base URL of GitHub's web side. */
  readonly html: string;
  readonly repository: RepositoryRef;
  readonly revision: Sha;
  readonly run: {
    readonly id: number;
    readonly attempt: number;
    readonly workflow: string;
    readonly event: string;
    readonly ref: string;
    readonly sha: Sha;
    readonly actor: string;
    readonly startedAt: string;
  } | null;
  readonly artifacts: readonly { readonly name: string; readonly digest: string | null }[];
}

/**
 * Where a revision came from: an in-toto Statement (v1) with SLSA's provenance predicate (v1) for GitHub's workflows.
 * It stands on GitHub's word and not on the builder's, and is signed by the bundle that holds it.
 */
export function provenanceOf({ html, repository, revision, run, artifacts }: BuildFacts) {
  const source = `${html}/${fullName(repository)}`;
  const digested = artifacts.flatMap(({ name, digest }) =>
    digest?.startsWith('sha256:') ? [{ name, digest: { sha256: digest.slice('sha256:'.length) } }] : [],
  );
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: `git+${source}`, digest: { gitCommit: revision } }, ...digested],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate:
      run === null
        ? null
        : {
            buildDefinition: {
              buildType: 'https://actions.github.io/buildtypes/workflow/v1',
              externalParameters: { workflow: { ref: run.ref, repository: source, path: run.workflow } },
              internalParameters: { github: { event_name: run.event, actor: run.actor } },
              resolvedDependencies: [{ uri: `git+${source}`, digest: { gitCommit: run.sha } }],
            },
            runDetails: {
              builder: { id: `${html}/actions/runner` },
              metadata: {
                invocationId: `${source}/actions/runs/${run.id}/attempts/${run.attempt}`,
                startedOn: run.startedAt,
              },
            },
          },
  };
}
