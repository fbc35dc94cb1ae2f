const LONGEST_PATH = 4096;
const LONGEST_NAME = 255;

/**
 * Whether some file system would take this name for `.git`: other letter case, what HFS+ ignores, what NTFS drops
 * at the end or names GIT~1, and its alternate streams (git's own verify_path, CVE-2014-9390 and later).
 */
function isGitFolder(name: string): boolean {
  const visible = name.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return /^(?:\.git|git~\d+)(?:[ .]*|[ .]*:.*)$/i.test(visible);
}

/**
 * What makes a path unsafe to write, or null when it is a plain path below the repository's root, with `/`
 * between its parts, that means the same on every file system.
 */
export function pathProblem(path: string): string | null {
  if (path === '' || Buffer.byteLength(path) > LONGEST_PATH) return 'is empty or too long';
  if (!path.isWellFormed()) return 'is not UTF-8';
  if (/\p{Cc}/u.test(path)) return 'holds a control character';
  if (path.includes('\\')) return 'holds a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  for (const name of path.split('/')) {
    if (name === '') return 'has an empty part';
    if (name === '.' || name === '..') return 'leaves its folder';
    if (Buffer.byteLength(name) > LONGEST_NAME) return 'has too long a part';
    if (isGitFolder(name)) return "reaches into git's own folder";
  }
  return null;
}

/** Whether a symbolic link at `path` with this target stays within the repository. */
export function staysInside(path: string, target: string): boolean {
  if (target === '' || /[\\\p{Cc}]/u.test(target) || target.startsWith('/') || /^[A-Za-z]:/.test(target)) {
    return false;
  }
  let depth = path.split('/').length - 1;
  for (const part of target.split('/')) {
    if (isGitFolder(part)) return false;
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}
