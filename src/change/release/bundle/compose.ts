import canonicalize from 'canonicalize';
import {
  type BundleFile,
  type BundleManifest,
  largestBundle,
  type PartName,
  partNames,
  sha256,
} from './format.ts';

/** The parts of a bundle: text for what ends in `.md`, and whatever JSON can say for the others. */
export type BundleParts = Readonly<Record<PartName, unknown>>;

/** A part as it is written: canonical JSON and a line feed, or the text itself. */
function partText(name: PartName, content: unknown): string {
  if (name.endsWith('.md')) return String(content);
  const text = canonicalize(JSON.parse(JSON.stringify(content ?? null)));
  return `${text}\n`;
}

/** The parts as texts, and the manifest that lists them. */
export function composeParts(
  about: Omit<BundleManifest, 'parts'>,
  content: BundleParts,
): { readonly manifest: BundleManifest; readonly parts: BundleFile['parts'] } {
  const parts = Object.fromEntries(partNames.map((name) => [name, partText(name, content[name])]));
  const listed = Object.entries(parts).map(([name, text]) => ({
    name,
    sha256: sha256(text),
    bytes: Buffer.byteLength(text),
  }));
  return { manifest: { ...about, parts: listed }, parts };
}

/**
 * The file.
 * @param ledger an excerpt in which the manifest's hash stands
 * @throws {RangeError} when it would be too large
 */
export function composeBundle(composed: ReturnType<typeof composeParts>, ledger: unknown): string {
  const file: BundleFile = { format: 'wired-chaos/compliance-bundle/1', ...composed, ledger };
  const text = `${canonicalize(file)}\n`;
  const bytes = Buffer.byteLength(text);
  if (bytes > largestBundle)
    throw new RangeError(`the bundle has ${bytes} bytes, more than ${largestBundle}`);
  return text;
}
