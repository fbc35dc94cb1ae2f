import { renamed } from './executed.ts';
import type { SqlSession } from './session.ts';

/** Reads statements of which each is about one thing. */
export function readOther(session: SqlSession, from: number, word: string): undefined {
  const note = (rule: `sql-${string}`, subject: string, preview: string, table: string | null = null) =>
    session.act(from, session.at, { rule, subject, preview, table });
  switch (word) {
    case 'alter':
      return alter(session, from);
    case 'begin':
    case 'start':
      if (session.tokens[from]?.inBody || session.within !== undefined) return;
      if (session.any('transaction', 'work', 'tran') || session.peek() === ';')
        session.transaction = { acts: session.acts.length, start: session.tokens[from]?.offset ?? 0 };
      return;
    case 'commit':
      session.transaction = null;
      return;
    case 'rollback':
      return rollback(session, from);
    case 'sp_rename':
      return renamed(session, from);
    case 'session_replication_role': {
      const value = session.rest(3).at(1)?.text.toLowerCase();
      if (value === 'replica')
        note(
          'sql-disable-triggers',
          'session_replication_role',
          'stops triggers and foreign keys for the session',
        );
      return;
    }
    case 'foreign_key_checks':
      if (session.rest(3).at(1)?.text === '0') {
        session.act(from, from + 1, {
          rule: 'sql-disable-triggers',
          subject: 'foreign_key_checks',
          preview: 'stops foreign keys being checked for the session',
          table: null,
          weight: 'warn',
        });
      }
      return;
    case 'disable':
      if (session.skip('trigger')) {
        const name = session.name() ?? 'all';
        if (session.skip('on'))
          note('sql-disable-triggers', `trigger ${name}`, `stops the trigger ${name}`, session.name());
      }
      return;
    case 'vacuum':
    case 'cluster':
      return rewrite(session, from, word);
    case 'reindex': {
      const tokens = session.rest(8);
      if (session.dialect !== 'postgres' || tokens.some(({ text }) => text === 'concurrently')) return;
      if (!['index', 'table', 'schema', 'database', 'system', '('].includes(session.peek() ?? '')) return;
      session.at += 1;
      const name = session.name() ?? '?';
      return note('sql-reindex', `reindex ${name}`, `rebuilds ${name} while writers wait`, name);
    }
    case 'set_config': {
      const [, name, , value] = session.rest(6);
      if (name?.text === 'session_replication_role' && value?.text === 'replica')
        note('sql-disable-triggers', name.text, 'stops triggers and foreign keys for the session');
      return;
    }
    case 'into': {
      if (!session.any('temp', 'temporary')) return;
      session.skip('table');
      const name = session.name();
      if (name !== null) session.temporary.add(name);
      return;
    }
    case 'pg_drop_replication_slot':
      return note(
        'sql-drop-replication',
        `slot ${session.rest(3).at(1)?.text ?? '?'}`,
        'drops a replication slot',
      );
    case 'setval': {
      const [, name, , value] = session.rest(6);
      if (name?.kind === 'string' && /^\d/.test(value?.text ?? '')) {
        note(
          'sql-restart-sequence',
          `sequence ${name.text}`,
          `sets the sequence ${name.text} to ${value?.text ?? ''}`,
        );
      }
      return;
    }
    default:
  }
}

function rewrite(session: SqlSession, from: number, word: string): undefined {
  const tokens = session.rest(12);
  const full = tokens.some(({ kind, text }) => kind === 'word' && text === 'full');
  const before = session.tokens[from - 1]?.text;
  if (word === 'vacuum' ? !full : before !== undefined && before !== ';') return;
  const name = tokens.findLast(({ kind }) => kind === 'word' || kind === 'quoted')?.text ?? '?';
  session.act(from, from + 1, {
    rule: 'sql-rewrite-table',
    subject: `${word} ${name}`,
    preview: `rewrites ${name} while everybody waits`,
    table: name,
  });
}

const rows = new Set(['sql-delete-without-where', 'sql-update-without-where', 'sql-disable-triggers']);

/** A script that ends by taking everything back has done nothing. */
function rollback(session: SqlSession, from: number): undefined {
  const before = session.tokens[from - 1]?.text;
  const whole = session.peek() !== 'to' && session.peek() !== 'prepared';
  if (session.transaction === null || !whole || session.within !== undefined || session.tokens[from]?.inBody)
    return;
  if (before !== ';') return;
  const { acts, start } = session.transaction;
  const undone = session.acts.splice(acts);
  // To MySQL whatever changes a structure is a commit.
  if (session.dialect === 'mysql') for (const act of undone) if (!rows.has(act.rule)) session.acts.push(act);
  session.undone.push({ start, end: session.tokens[from]?.offset ?? start });
  session.transaction = null;
}

function alter(session: SqlSession, from: number): undefined {
  if (session.skip('security', 'policy')) {
    const name = session.name() ?? '?';
    const words = session.rest(30).map(({ text }) => text);
    const off = words.includes('off') || words.includes('drop');
    if (!off) return;
    session.act(from, session.endOf(from), {
      rule: 'sql-row-security',
      subject: `security policy ${name}`,
      preview: `weakens the security policy ${name}`,
      table: null,
    });
    return;
  }
  if (session.skip('type')) {
    const name = session.name() ?? '?';
    const act = (rule: `sql-${string}`, preview: string) =>
      session.act(from, session.endOf(from), {
        rule,
        subject: `${rule} ${name} ${preview}`,
        preview,
        table: `type ${name}`,
      });
    if (session.skip('rename', 'value')) return act('sql-enum-value', `renames a value of the type ${name}`);
    if (session.skip('drop', 'value')) return act('sql-enum-value', `removes a value of the type ${name}`);
    if (session.skip('drop', 'attribute'))
      return act('sql-drop-column', `drops an attribute of the type ${name}`);
    if (session.skip('rename')) return act('sql-rename', `renames the type ${name} or a part of it`);
    if (session.skip('alter', 'attribute'))
      return act('sql-narrow-type', `changes an attribute of the type ${name}`);
    return;
  }
  for (const kind of ['schema', 'database', 'materialized view', 'view']) {
    if (!session.skip(...kind.split(' '))) continue;
    session.skip('if', 'exists');
    const name = session.name() ?? '?';
    if (!session.skip('rename') && !session.skip('modify', 'name')) return;
    if (session.peek() === 'column' || session.peek() === 'to' || session.peek() === '=') {
      session.act(from, session.endOf(from), {
        rule: 'sql-rename',
        subject: `${kind} ${name}`,
        preview: `renames the ${kind} ${name} or a part of it`,
        table: `${kind} ${name}`,
      });
    }
    return;
  }
  if (!session.skip('sequence')) return;
  session.skip('if', 'exists');
  const name = session.name() ?? '?';
  if (!session.rest(30).some(({ kind, text }) => kind === 'word' && text === 'restart')) return;
  session.act(from, session.endOf(from), {
    rule: 'sql-restart-sequence',
    subject: `sequence ${name}`,
    preview: `starts the sequence ${name} anew`,
    table: `sequence ${name}`,
  });
}
