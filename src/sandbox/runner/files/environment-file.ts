/**
 * Parses what a step wrote to `GITHUB_ENV`, `GITHUB_OUTPUT` or `GITHUB_STATE`: lines `NAME=value`, or `NAME<<DELIMITER`
 * with the value on the lines up to the delimiter.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions#multiline-strings
 * @throws {Error} in the runner's words when the file is malformed.
 */
export function parseEnvironmentFile(text: string): [string, string][] {
  const lines = text.split(/\r?\n/);
  const pairs: [string, string][] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc > 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2);
      const end = delimiter === '' ? -1 : lines.indexOf(delimiter, at + 1);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      pairs.push([line.slice(0, heredoc), lines.slice(at + 1, end).join('\n')]);
      at = end;
    } else if (equals > 0) {
      pairs.push([line.slice(0, equals), line.slice(equals + 1)]);
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return pairs;
}
