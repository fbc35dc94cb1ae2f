/**
 * PostgreSQL's own parser: the syntax trees of a text's statements; null when PostgreSQL would not accept it.
 * @param suspected whether its tokens show a loss, which the tree is to confirm
 */
export type ParsePostgres = (sql: string, suspected: boolean) => readonly unknown[] | null;

/** Of one statement, in characters: what is longer is rows, and the tokenizer reads it. */
const longest = 20_000;
/** Of all statements of one change, in characters; each counts for `fixed` more. At about a second per megabyte. */
const most = 160_000;
const fixed = 200;

/**
 * Loads the parser, which takes a while, and gives it out for the statements of one change. When those are more than
 * anybody reads through, it answers null for the rest, as it does for what is no PostgreSQL.
 */
export async function loadPostgres(): Promise<ParsePostgres> {
  const { loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  let left = most;
  return (sql, suspected) => {
    if (sql.length > longest || sql.includes('\0') || sql.trim() === '') return null;
    const after = left - sql.length - fixed;
    if (after < (suspected ? 0 : most / 2)) return null;
    left = after;
    try {
      return (parseSync(sql).stmts ?? []).map(({ stmt }) => stmt);
    } catch {
      return null;
    }
  };
}
