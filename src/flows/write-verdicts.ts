import type { OwnCheck } from '../connect/github/checks.ts';
import type { Sha } from '../domain/ids.ts';
import { commitObject, type ObjectId, repositoryOf } from '../domain/object.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { activeTraceId } from '../platform/telemetry/active-trace.ts';
import { versionOf, writeCheck } from './effects/check.ts';
import type { FlowContext } from './flow.ts';
import type { RenderedVerdict } from './render-verdict.ts';

/** What verdicts are written about. */
interface VerdictTarget {
  readonly repository: RepositoryRef;
  /** The commit that the check runs belong to. */
  readonly head: Sha;
  /** What the ledger names as their subject. */
  readonly subject: string;
  readonly object: ObjectId;
  /** Check runs of ours that are on the commit already. */
  readonly checks: readonly OwnCheck[];
  /** Version of the configuration that judged; null when it could not be read. */
  readonly policyVersion: string | null;
}

/** One version of a check on a commit. */
interface ShownVerdict {
  readonly commit: ObjectId;
  /** Of the check. */
  readonly name: string;
  readonly version: number;
  /** Of what it shows. */
  readonly digest: string;
}

/** Where the ledger keeps what a check says. */
export function verdictKey({ commit, name, version, digest }: ShownVerdict): string {
  return `verdict:${commit}:${name}:${version}:${digest}`;
}

/** The checks, of which only those count as shown whose verdict is on the ledger. */
export async function withVerdicts(
  { client, ledger }: FlowContext,
  commit: ObjectId,
  checks: readonly OwnCheck[],
): Promise<OwnCheck[]> {
  return Promise.all(
    checks.map(async (check) => {
      if (check.digest === null || check.mark === null) return check;
      const { name, digest, mark } = check;
      const key = verdictKey({ commit, name, version: mark.version, digest });
      return (await ledger.find(client.installation, key)) === null ? { ...check, digest: null } : check;
    }),
  );
}

/**
 * Puts each verdict on the ledger and then shows it as a check run: what is shown has to be on record, even when a
 * crash comes in between and the next look finds another verdict, or another head.
 */
export async function writeVerdicts(
  context: FlowContext,
  target: VerdictTarget,
  verdicts: readonly RenderedVerdict[],
): Promise<void> {
  const { client, ledger } = context;
  const { repository, head, subject, object, checks, policyVersion } = target;
  for (const { verdict, content } of verdicts) {
    const existing = checks.find((check) => check.name === content.name);
    const place = { repository, repositoryId: repositoryOf(object), head };
    const commit = commitObject(place.repositoryId, head);
    const version = versionOf(content, existing);
    const findings = verdict.findings.map(({ rule, severity, path, fingerprint }) => ({
      rule,
      severity,
      path,
      fingerprint,
    }));
    await ledger.append({
      installation: client.installation,
      kind: 'verdict',
      subject,
      object,
      key: verdictKey({ commit, name: content.name, version, digest: content.digest }),
      data: {
        check: content.name,
        head,
        version,
        state: verdict.state,
        title: verdict.title,
        findings,
        policyVersion,
      },
    });
    await writeCheck(context, place, { ...content, ...traceNote() }, existing);
  }
}

/** The trace in which a verdict was written, by which logs and ledger tell how it came about. */
function traceNote(): { readonly text?: string } {
  const trace = activeTraceId();
  return trace === null ? {} : { text: `<sub>trace \`${trace}\`</sub>` };
}
