/**
 * A path as a report of a run names it, made relative to the repository. What is not below the root stays
 * absolute.
 * @param root absolute path of the work tree in which the report was written.
 * @returns the path with `/` between its parts, or null for one that leads out of the repository.
 */
export function reportPath(path: string, root: string): string | null {
  const plain = path
    .trim()
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/');
  const below = `${root.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  const relative = plain.startsWith(below) ? plain.slice(below.length) : plain;
  const parts = relative.split('/').filter((part, index) => part !== '.' && (part !== '' || index === 0));
  if (parts.includes('..') || parts.join('') === '') return null;
  return parts.join('/');
}
