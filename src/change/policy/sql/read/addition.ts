import type { SqlReader } from '../reader.ts';
import type { SqlSession } from './session.ts';
import { typeOf } from './type.ts';

const constraints = new Set(
  'constraint primary unique foreign check exclude index key fulltext spatial partition period table'.split(
    ' ',
  ),
);
const volatile =
  /^(?:gen_random_uuid|uuid_generate_v\d\w{0,4}|random|clock_timestamp|nextval|newid|newsequentialid|uuid|timeofday|uuidv\d)$/;

/** Reads what stands after ADD in ALTER TABLE. */
export function readAddition(
  session: SqlSession,
  table: string,
  reader: SqlReader,
  start: number,
  end: number,
): undefined {
  const named = table === '?' ? null : table;
  const explicit = reader.skip('column');
  reader.skip('(');
  const conditional = reader.skip('if', 'not', 'exists');
  const words = reader.tokens.slice(reader.at, reader.at + 400);
  const has = (...sought: readonly string[]) =>
    words.some((_, at) =>
      sought.every(
        (word, ahead) =>
          words[at + ahead]?.kind !== 'string' && words[at + ahead]?.text.toLowerCase() === word,
      ),
    );
  if (!explicit && constraints.has(reader.peek() ?? '')) {
    if (reader.any('index', 'key', 'fulltext', 'spatial', 'partition', 'period')) return;
    if (reader.skip('constraint')) session.own.add(`constraint ${reader.name() ?? ''}`);
    if (has('not', 'valid') || has('using', 'index') || session.dialect !== 'postgres') return;
    const kind = ['primary', 'unique', 'foreign', 'check', 'exclude'].find((one) => has(one));
    if (kind === undefined) return;
    session.act(start, end, {
      rule: 'sql-constraint-scan',
      subject: `${kind} ${table} ${words
        .slice(0, 40)
        .map(({ text }) => text)
        .join(' ')}`,
      preview: `checks a new constraint (${kind}) on every row of ${table}`,
      table: named,
    });
    return;
  }
  const column = reader.name();
  if (column === null) return;
  const of = `${table}.${column}`;
  session.types.set(of, typeOf(reader.tokens.slice(reader.at)));
  const note = (rule: `sql-${string}`, preview: string) =>
    session.act(start, end, { rule, subject: `${rule} ${of}`, preview, table: named });
  if (
    has('not', 'null') &&
    !has('default') &&
    !has('generated') &&
    !has('identity') &&
    !has('as') &&
    !/serial$/.test(words[1]?.text ?? '')
  ) {
    note('sql-add-not-null-column', `adds ${of}, NOT NULL and without a default`);
  }
  if (session.dialect === 'postgres') {
    const standard = words.findIndex(({ kind, text }) => kind === 'word' && text === 'default');
    const value =
      standard < 0
        ? ''
        : words
            .slice(standard + 1, standard + 5)
            .map(({ text }) => text)
            .join(' ');
    if (value.split(' ').some((word) => volatile.test(word)))
      note('sql-volatile-default', `computes ${of} for every row of ${table}`);
    if (has('stored')) note('sql-stored-column', `computes and stores ${of} for every row of ${table}`);
    if (has('primary', 'key') || has('unique'))
      note('sql-constraint-scan', `makes an index for the new ${of} at once`);
  }
  if (conditional || session.within !== undefined) return;
  session.own.add(of);
  session.made.add(of);
}
