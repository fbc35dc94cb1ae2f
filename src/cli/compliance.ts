import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { largestBundle } from '../change/release/bundle/format.ts';
import { openBundle } from '../change/release/bundle/open.ts';
import { fullName } from '../domain/repository.ts';
import { oneLine, stripInvisible } from '../domain/untrusted.ts';
import { type BundleVerification, verifyBundle } from '../flows/deployment/compliance/verify-bundle.ts';
import { publishedKeysPath } from '../platform/ledger/published-keys.ts';
import type { Command, CommandIo } from './command.ts';
import { readKey } from './compliance/read-key.ts';

const usage = `wired-chaos compliance verify BUNDLE [--key KEY] [--format text|json]
wired-chaos compliance show BUNDLE [PART]

  verify  says offline whether a compliance bundle is exactly what the App wrote: every part against its SHA-256, the
          manifest against the ledger, the ledger against its signature
  show    prints a part of a bundle, or the names of all of them

  BUNDLE             the file that is attached to a release on GitHub
  --key KEY          a public key that you trust, a file or an id: the bundle must be signed with it, or with a key
                     that follows from it
  --format text|json

No database, no network and no secret is needed. Exits with 0 when all is well, 1 when the bundle is not what was
written, 2 otherwise.`;

const options = { key: { type: 'string' }, format: { type: 'string', default: 'text' } } as const;

/** `wired-chaos compliance`: what proves a release, held against the ledger's signature. */
export const compliance: Command = {
  name: 'compliance',
  summary: 'Verify and show the compliance bundle of a release, offline',
  usage,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [verb, path, part, ...rest] = positionals;
    if (values.format !== 'text' && values.format !== 'json') throw new Error('--format is text or json');
    if (verb !== 'verify' && verb !== 'show') throw new Error('say what to do: verify or show');
    if (path === undefined) throw new Error(`${verb} needs the file of a bundle`);
    if (rest.length > 0 || (verb === 'verify' && part !== undefined))
      throw new Error('there is too much after the file');
    const key = readKey(values.key);
    const bytes = readBundle(path);
    if (verb === 'show') return show(bytes, part, io);
    return report(verifyBundle(bytes, key), values.format, io);
  },
};

/** @throws {Error} when there is no such file, or it is too large for a bundle */
function readBundle(path: string): Uint8Array {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined || !file.isFile()) throw new Error(`${path}: there is no such file`);
  if (file.size > largestBundle)
    throw new Error(`${path}: it is larger than ${largestBundle} bytes, and so no bundle`);
  return readFileSync(path);
}

/** What is shown is only what the manifest has the hash of. */
function show(bytes: Uint8Array, part: string | undefined, io: CommandIo): number {
  const opened = openBundle(bytes);
  if (!opened.ok) {
    for (const problem of opened.problems) io.err(`${problem}\n`);
    return 1;
  }
  const { parts, manifest } = opened.file;
  if (part === undefined) {
    for (const { name, bytes: size, sha256 } of manifest.parts) io.out(`${sha256}  ${name}  ${size} bytes\n`);
    return 0;
  }
  const text = Object.hasOwn(parts, part) ? parts[part] : undefined;
  if (text === undefined)
    throw new Error(`there is no part ${part}; there are ${Object.keys(parts).join(', ')}`);
  io.out(stripInvisible(text));
  return 0;
}

/** Returns the exit code. */
function report(result: BundleVerification, format: 'text' | 'json', io: CommandIo): number {
  if (format === 'json') io.out(`${JSON.stringify(result, null, 2)}\n`);
  else if (!result.ok) for (const problem of result.problems) io.out(`NOT INTACT: ${problem}\n`);
  else described(result, io);
  return result.ok ? 0 : 1;
}

function described(result: Extract<BundleVerification, { ok: true }>, io: CommandIo): void {
  const { manifest, head, entries, leftOut, trusted } = result;
  const { repository, environment, revision, deployment, createdAt, installation, anchor } = manifest;
  io.out(
    `intact: ${fullName(repository.name)} ${revision} in ${oneLine(environment)}, deployment ${deployment}\n`,
  );
  io.out(`  written ${createdAt}, ${manifest.parts.length} parts\n`);
  io.out(
    `  ledger of installation ${installation}: ${entries} entries up to head ${head.seq}:${head.hash}\n`,
  );
  if (leftOut > 0)
    io.out(
      `  ${leftOut} entries in between are about other repositories and left out; the ledger itself shows them\n`,
    );
  io.out(`  signed with ${head.keyId}\n`);
  if (trusted) return;
  const where =
    anchor === null
      ? `with the keys that the App shows under ${publishedKeysPath}`
      : `with the check run "wired-chaos/ledger" at ${oneLine(anchor.url)}, which names entry ${anchor.seq}, ` +
        `${anchor.hash}, and the key ${anchor.keyId}`;
  io.err(
    `Compared with itself only: whoever makes up a bundle can make up a key. Compare ${head.keyId} ${where}, and ` +
      'say then --key.\n',
  );
}
