import type { OwnCheck } from '../connect/github/checks.ts';
import type { Sha } from '../domain/ids.ts';
import { type ObjectId, repositoryOf } from '../domain/object.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { activeTraceId } from '../platform/telemetry/active-trace.ts';
import { type WrittenCheck, writeCheck } from './effects/check.ts';
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

/** Where the ledger keeps what a check run said. */
export function verdictKey({ id, version }: WrittenCheck, digest: string): string {
  return `verdict:${id}:${version}:${digest}`;
}

/**
 * The checks, of which only those count as shown whose verdict is on the ledger: a crash may have come between writing
 * the one and the other.
 */
export async function withVerdicts(
  { client, ledger }: FlowContext,
  checks: readonly OwnCheck[],
): Promise<OwnCheck[]> {
  return Promise.all(
    checks.map(async (check) => {
      if (check.digest === null || check.mark === null) return check;
      const key = verdictKey({ id: check.id, version: check.mark.version }, check.digest);
      return (await ledger.find(client.installation, key)) === null ? { ...check, digest: null } : check;
    }),
  );
}

/** Writes verdicts as check runs, and each on the ledger. */
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
    const written = await writeCheck(context, place, { ...content, ...traceNote() }, existing);
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
      key: verdictKey(written, content.digest),
      data: {
        check: content.name,
        checkRun: written.id,
        head,
        state: verdict.state,
        title: verdict.title,
        findings,
        policyVersion,
      },
    });
  }
}

/** The trace in which a verdict was written, by which logs and ledger tell how it came about. */
function traceNote(): { readonly text?: string } {
  const trace = activeTraceId();
  return trace === null ? {} : { text: `<sub>trace \`${trace}\`</sub>` };
}
