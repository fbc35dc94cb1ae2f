import type { Change, Edit } from '../../domain/change.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { pathProblem, staysInside } from './path.ts';

/** Above these a change is nothing a person could review. */
const MOST_EDITS = 3_000;
const LARGEST_FILE = 20 * 1024 * 1024;
const LARGEST_CHANGE = 100 * 1024 * 1024;
const LONGEST_MESSAGE = 64 * 1024;
const SHOWN = 20;

/** Bytes that base64 text decodes to. */
function size(base64: string): number {
  return Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

function editProblem(edit: Edit): string | null {
  const path = pathProblem(edit.path);
  if (path !== null || edit.kind === 'delete') return path;
  if (size(edit.content) > LARGEST_FILE) return 'is larger than 20 MiB';
  if (edit.mode !== '120000') return null;
  const target = Buffer.from(edit.content, 'base64').toString('utf8');
  return staysInside(edit.path, target) ? null : 'is a symbolic link that leads out of the repository';
}

/** Paths that two edits name, and files that other edits use as folders; case-blind file systems are kept in mind. */
function collisions(edits: readonly Edit[]): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  const fold = (path: string) => path.normalize('NFC').toLowerCase();
  for (const { path } of edits) {
    if (seen.has(path)) problems.push(`${path} is edited twice`);
    seen.add(path);
  }
  // A file that only changes the case of its name is a deletion and a write: only writes can collide.
  const written = new Map<string, string>();
  for (const edit of edits) {
    if (edit.kind === 'delete') continue;
    const other = written.get(fold(edit.path));
    if (other !== undefined && other !== edit.path)
      problems.push(`${edit.path} and ${other} differ only in case`);
    written.set(fold(edit.path), edit.path);
  }
  for (const path of written.keys()) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const folder = written.get(path.slice(0, slash));
      if (folder !== undefined) problems.push(`${folder} is written as a file and used as a folder`);
    }
  }
  return problems;
}

/**
 * Everything that forbids to publish a change, as lines for people; empty when it may be published. Whoever wrote
 * the change had no say in this: paths stay within the repository and out of git's own folder on every file
 * system, links do not lead out, nothing is named twice, and count and size are bounded. At most 20 are told.
 */
export function validateChange(change: Change): string[] {
  const { edits, message } = change;
  if (edits.length > MOST_EDITS) return [`${edits.length} edits are more than ${MOST_EDITS}`];
  const problems = edits.flatMap((edit) => {
    const found = editProblem(edit);
    return found === null ? [] : [`${edit.path} ${found}`];
  });
  problems.push(...collisions(edits));
  const total = edits.reduce((sum, edit) => sum + (edit.kind === 'write' ? size(edit.content) : 0), 0);
  if (total > LARGEST_CHANGE) problems.push('all files together are larger than 100 MiB');
  if (message.subject.length + message.body.length > LONGEST_MESSAGE)
    problems.push('the message is too long');
  if (/[\n\r\0]/.test(message.subject)) problems.push('the subject of the message is not one line');
  return problems.slice(0, SHOWN).map((line) => shorten(oneLine(line), 300));
}
