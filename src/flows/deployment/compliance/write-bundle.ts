import { type BundleParts, composeBundle, composeParts } from '../../../change/release/bundle/compose.ts';
import { type BundleManifest, manifestHash, type PartName } from '../../../change/release/bundle/format.ts';
import { repositoryObject, repositoryOf } from '../../../domain/object.ts';
import { fullName } from '../../../domain/repository.ts';
import { anchorKind, anchorOf } from '../../../platform/ledger/anchor.ts';
import { excerptOf } from '../../../platform/ledger/excerpt.ts';
import { knownKeys } from '../../../platform/ledger/published-keys.ts';
import { type Ledger, storedData } from '../../../platform/ledger.ts';
import type { LedgerEntry } from '../../../platform/ledger-entry.ts';
import { cite, type citingParts } from './cited.ts';
import { type ComplianceEntry, complianceKind, entriesHash } from './entry.ts';

type Citing = (typeof citingParts)[number];

/** What a bundle says, beside what stands on the ledger: entries about its repository, in any order. */
export interface BundleContent {
  readonly cited: Readonly<Record<Citing, readonly LedgerEntry[]>>;
  readonly other: Readonly<Record<Exclude<PartName, Citing>, unknown>>;
}

/** Between the first entry that is cited and the head, no more are shown beside those that are. */
const mostShown = 20_000;
const page = 200;
/** Others write to the same ledger: so often it is tried to be the last. */
const mostTries = 50;

/**
 * Writes a compliance bundle: puts its manifest's hash on the ledger, and takes the head that is signed then. Entries
 * about other repositories are left out, for who may read a release may not read them.
 * @returns the file's text
 * @throws {Error} when others write so much that the head could not be had
 */
export async function writeBundle(
  ledger: Ledger,
  about: Omit<BundleManifest, 'parts' | 'anchor'>,
  { cited, other }: BundleContent,
): Promise<string> {
  const { installation } = about;
  const parts = storedData({
    ...other,
    ...Object.fromEntries(
      Object.entries(cited).map(([name, entries]) => [name, { entries: inOrder(entries).map(cite) }]),
    ),
  }) as BundleParts;
  const anchor = await newestAnchor(ledger, installation);
  const composed = composeParts({ ...about, anchor }, parts);
  const shown = await shownBefore(ledger, about, inOrder(Object.values(cited).flat()));
  const data: ComplianceEntry = {
    environment: about.environment,
    revision: about.revision,
    deployment: about.deployment,
    manifest: manifestHash(composed.manifest),
    entries: entriesHash(shown),
  };
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { entry, appended } = await ledger.append({
      installation,
      kind: complianceKind,
      subject: fullName(about.repository.name),
      object: repositoryObject(about.repository.id),
      key: `${complianceKind}:${about.repository.id}:${about.deployment}:${tries}`,
      data,
    });
    // From before a crash: others have written since.
    if (!appended) continue;
    const { keys } = await knownKeys(ledger);
    const head = await ledger.head(installation);
    if (head?.signed == null || head.seq !== entry.seq) continue;
    const signed = { seq: head.seq, hash: head.hash, ...head.signed };
    const plainKeys = keys.map(({ keyId, publicKey, previousKeyId, signature }) => ({
      keyId,
      publicKey,
      previousKeyId,
      signature,
    }));
    // A key that took over between the two readings has signed the head again: the next try sees both.
    if (plainKeys.at(-1)?.keyId !== signed.keyId) continue;
    return composeBundle(composed, excerptOf([...shown, entry], { head: signed, keys: plainKeys }));
  }
  throw new Error(
    `the ledger of installation ${installation} has no quiet moment: a bundle was tried ${mostTries} times`,
  );
}

/** The cited entries, and what else was written about the repository since the first of them. */
async function shownBefore(
  ledger: Ledger,
  { installation, repository }: Pick<BundleManifest, 'installation' | 'repository'>,
  cited: readonly LedgerEntry[],
): Promise<LedgerEntry[]> {
  const [first] = cited;
  if (first === undefined) return [];
  const head = await ledger.head(installation);
  if ((head?.seq ?? 0) - first.seq > mostShown) return [...cited];
  const shown = new Map(cited.map((entry) => [entry.seq, entry]));
  for (let after = first.seq - 1; ; ) {
    const entries = await ledger.list({ installation, after, limit: page });
    for (const entry of entries) {
      if (entry.object !== undefined && repositoryOf(entry.object) === repository.id)
        shown.set(entry.seq, entry);
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < page) break;
    after = last.seq;
  }
  return inOrder([...shown.values()]);
}

/** Each once, by number. */
function inOrder(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const each = new Map(entries.map((entry) => [entry.seq, entry]));
  return [...each.values()].sort((one, other) => one.seq - other.seq);
}

async function newestAnchor(ledger: Ledger, installation: number): Promise<BundleManifest['anchor']> {
  const [entry] = await ledger.list({ installation, kind: anchorKind, newest: true, limit: 1 });
  const anchor = entry === undefined ? null : anchorOf(entry);
  if (anchor === null) return null;
  const { seq, hash, keyId, url } = anchor;
  return { seq, hash, keyId, url };
}
