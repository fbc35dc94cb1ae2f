import type { KeyObject } from 'node:crypto';
import { type BundleFile, type BundleManifest, manifestHash } from '../../../change/release/bundle/format.ts';
import { openBundle } from '../../../change/release/bundle/open.ts';
import { repositoryOf } from '../../../domain/object.ts';
import { checkExcerpt, LedgerExcerpt } from '../../../platform/ledger/excerpt.ts';
import type { LedgerEntry } from '../../../platform/ledger-entry.ts';
import { citingParts, falselyCited } from './cited.ts';
import { ComplianceEntry, complianceKind, entriesHash } from './entry.ts';

/** What came of verifying a bundle. Everything in the manifest that is a name or text is untrusted. */
export type BundleVerification =
  | {
      readonly ok: true;
      readonly manifest: BundleManifest;
      readonly head: LedgerExcerpt['head'];
      /** How many entries of the ledger it shows, and how many in between are left out. */
      readonly entries: number;
      readonly leftOut: number;
      /** The key was compared with one from elsewhere. */
      readonly trusted: boolean;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Verifies a compliance bundle offline, from its bytes alone and one key from elsewhere, if there is one.
 *
 * Parts → manifest (SHA-256 of each) → an entry of the ledger (SHA-256 of the manifest) → the head (the newest entry,
 * or one that the entry is chained to without a gap) → its Ed25519 signature. What the parts cite of decisions,
 * approvals and evidence stands on the same chain.
 */
export function verifyBundle(bytes: Uint8Array, trusted: KeyObject | string | null): BundleVerification {
  const opened = openBundle(bytes);
  if (!opened.ok) return opened;
  const { file } = opened;
  const no = (...problems: string[]): BundleVerification => ({ ok: false, problems });
  const excerpt = LedgerExcerpt.safeParse(file.ledger);
  if (!excerpt.success) return no('The excerpt of the ledger is not of a kind that is known here.');
  const checked = checkExcerpt(excerpt.data, trusted);
  if (!checked.ok) return no(`The ledger: ${checked.problem}.`);
  const { entries, leftOut } = checked;
  const problems = [
    ...statementProblems(file, excerpt.data, entries),
    ...citingParts.flatMap((name) =>
      falselyCited(file.parts[name] ?? '', entries).map((problem) => `The part ${name}: ${problem}.`),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const { manifest } = file;
  return {
    ok: true,
    manifest,
    head: excerpt.data.head,
    entries: entries.length,
    leftOut,
    trusted: trusted !== null,
  };
}

/** Whether the ledger says of exactly this manifest that it is the App's. */
function statementProblems(
  { manifest }: BundleFile,
  excerpt: LedgerExcerpt,
  entries: readonly LedgerEntry[],
): string[] {
  const at = entries.findLastIndex(({ kind }) => kind === complianceKind);
  const entry = entries[at];
  const said = ComplianceEntry.safeParse(entry?.data);
  if (entry === undefined || !said.success)
    return ['The ledger in the file has no entry about a compliance bundle.'];
  const links = excerpt.links.slice(excerpt.links.length - (entries.length - at));
  if (!links.every((link) => 'text' in link))
    return ['Entries are left out between the one about this bundle and the head: nothing signs it.'];
  const { installation, repository, environment, revision, deployment, anchor } = manifest;
  const problems: string[] = [];
  if (said.data.manifest !== manifestHash(manifest))
    problems.push('The manifest is not the one that the ledger has the hash of: it was changed.');
  if (said.data.entries !== entriesHash(entries.slice(0, at)))
    problems.push('The ledger shows other entries than it did when the bundle was made.');
  const about = said.data;
  if (
    about.environment !== environment ||
    about.revision !== revision ||
    about.deployment !== deployment ||
    excerpt.installation !== installation ||
    entry.object === undefined ||
    repositoryOf(entry.object) !== repository.id
  )
    problems.push('The ledger says it of another deployment, environment or repository.');
  const anchored = anchor === null ? undefined : entries.find(({ seq }) => seq === anchor.seq);
  if (anchor !== null && anchored !== undefined && anchored.hash !== anchor.hash)
    problems.push('An entry is not the one that was written down on GitHub.');
  return problems;
}
