import canonicalize from 'canonicalize';
import { oneLine, shorten } from '../../../domain/untrusted.ts';
import { BundleFile, largestBundle, partNames, sha256 } from './format.ts';

/** A bundle that is whole, as far as it can tell by itself; or everything that is wrong with it. */
export type OpenedBundle =
  | { readonly ok: true; readonly file: BundleFile }
  | { readonly ok: false; readonly problems: readonly string[] };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Opens a bundle and compares every part with the manifest. Whether the manifest is the App's is for the ledger to
 * say. Names of parts are untrusted text, and come back on one line.
 */
export function openBundle(bytes: Uint8Array): OpenedBundle {
  const no = (...problems: string[]): OpenedBundle => ({ ok: false, problems });
  if (bytes.length === 0) return no('The file is empty.');
  if (bytes.length > largestBundle)
    return no(`The file is larger than ${largestBundle} bytes: it is no bundle.`);
  let text: string;
  let json: unknown;
  try {
    text = utf8.decode(bytes);
    json = JSON.parse(text);
  } catch {
    return no(
      bytes.at(-1) === 0x0a
        ? 'The file is not JSON: it was changed, or is no compliance bundle.'
        : 'The file is not whole: it was cut off, or is no compliance bundle. Download it again.',
    );
  }
  const parsed = BundleFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return no(
      `It is no compliance bundle of a kind that is known here: ${shown(issue?.path.join('.') ?? '')}: ${shown(issue?.message ?? '')}.`,
    );
  }
  const problems = partProblems(parsed.data);
  if (problems.length > 0) return { ok: false, problems };
  // Last, because a part that differs is the better reason where there is one.
  if (`${canonicalize(json)}\n` !== text)
    return no('The file is not byte for byte as it was written, though it says the same.');
  return { ok: true, file: parsed.data };
}

function partProblems({ manifest, parts }: BundleFile): string[] {
  const listed = new Map(manifest.parts.map((part) => [part.name, part]));
  const problems: string[] = [];
  if (listed.size !== manifest.parts.length) problems.push('The manifest names a part twice.');
  for (const name of partNames) {
    if (!listed.has(name)) problems.push(`The manifest does not name the part ${name}.`);
  }
  for (const name of listed.keys()) {
    if (!partNames.some((one) => one === name))
      problems.push(`The manifest names an unknown part, ${shown(name)}.`);
    if (!Object.hasOwn(parts, name)) problems.push(`The part ${shown(name)} is missing.`);
  }
  for (const [name, text] of Object.entries(parts)) {
    const part = listed.get(name);
    if (part === undefined) problems.push(`The part ${shown(name)} is in the file and not in the manifest.`);
    else if (part.sha256 !== sha256(text) || part.bytes !== Buffer.byteLength(text))
      problems.push(`The part ${shown(name)} was changed: its SHA-256 is not the one in the manifest.`);
  }
  return problems;
}

function shown(text: string): string {
  return shorten(oneLine(text), 200);
}
