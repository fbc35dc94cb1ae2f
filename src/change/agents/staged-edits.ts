import { Edit } from '../../domain/change.ts';
import { git } from './git.ts';

/** What stands in the index of a work tree and not in a commit, as edits; or why it cannot be told in edits. */
export type StagedEdits =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly reason: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Splits output of `-z` into its parts, as bytes: a path need not be UTF-8. */
function parts(output: Buffer): Buffer[] {
  const found: Buffer[] = [];
  let start = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    found.push(output.subarray(start, end));
    start = end + 1;
  }
  return found;
}

function textOf(bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads the difference between a commit and the index, each file with its mode and its exact bytes as git stores
 * them (not as a work tree shows them, where line ends may be converted). A rename is a deletion and a write.
 */
export async function stagedEdits(directory: string, commit: string): Promise<StagedEdits> {
  const listed = await git(['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', commit], {
    directory,
  });
  const fields = parts(listed);
  const edits: Edit[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [meta, name] = [fields[index], fields[index + 1]];
    if (meta === undefined || name === undefined) break;
    // ":100644 100755 <old> <new> M", git-diff-index(1), "RAW OUTPUT FORMAT".
    const [, mode, , object, status] = meta.toString('latin1').split(' ');
    const path = textOf(name);
    if (path === null) return { ok: false, reason: `the name of ${name.toString('latin1')} is not UTF-8` };
    if (status === 'D') {
      edits.push({ kind: 'delete', path });
      continue;
    }
    if (mode === '160000') return { ok: false, reason: `${path} is a submodule` };
    const content = await git(['cat-file', 'blob', object ?? ''], { directory });
    edits.push(Edit.parse({ kind: 'write', path, mode, content: content.toString('base64') }));
  }
  return { ok: true, edits };
}
