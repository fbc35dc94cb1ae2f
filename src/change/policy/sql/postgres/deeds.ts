import type { Act } from '../act.ts';
import { holdsForEveryRow } from './always.ts';
import { type Fields, fieldsOf, listOf, nameOf, nodeOf, relationOf, textOf, walk } from './tree.ts';

/** What a statement does, by PostgreSQL's own reading of it. */
export type Deed = Pick<Act, 'rule' | 'subject' | 'preview' | 'table' | 'columns' | 'weight'>;

/** Rules that the syntax tree decides: of those nothing else is true where PostgreSQL reads the statement. */
export const decided: ReadonlySet<Act['rule']> = new Set([
  'sql-drop-database',
  'sql-drop-schema',
  'sql-drop-table',
  'sql-drop-column',
  'sql-drop-materialized-view',
  'sql-drop-tablespace',
  'sql-drop-type',
  'sql-drop-extension',
  'sql-drop-sequence',
  'sql-drop-owned',
  'sql-truncate',
  'sql-delete-without-where',
  'sql-update-without-where',
  'sql-merge-delete',
  'sql-row-security',
  'sql-drop-role',
]);

const dropped: Readonly<Record<string, readonly [rule: Act['rule'], what: string]>> = {
  OBJECT_TABLE: ['sql-drop-table', 'table'],
  OBJECT_FOREIGN_TABLE: ['sql-drop-table', 'table'],
  OBJECT_MATVIEW: ['sql-drop-materialized-view', 'materialized view'],
  OBJECT_SCHEMA: ['sql-drop-schema', 'schema'],
  OBJECT_TYPE: ['sql-drop-type', 'type'],
  OBJECT_DOMAIN: ['sql-drop-type', 'domain'],
  OBJECT_SEQUENCE: ['sql-drop-sequence', 'sequence'],
  OBJECT_PUBLICATION: ['sql-drop-replication', 'publication'],
};

/** Everything that the statements of a syntax tree do which a rule about losses is about. */
export function deedsOf(trees: readonly unknown[]): Deed[] {
  const deeds: Deed[] = [];
  for (const tree of trees) {
    // What is only explained does not happen, unless it is analysed too; a rule acts when somebody else does.
    const explained = nodeOf(tree, 'ExplainStmt');
    if (explained !== null && !analyses(explained)) continue;
    if (nodeOf(tree, 'RuleStmt') !== null) continue;
    // PostgreSQL deletes nothing from what WITH defines; other servers do, and mean what that selects.
    const selected = new Set<string>();
    walk(tree, (kind, node) => {
      if (kind === 'CommonTableExpr') selected.add(textOf(node['ctename']));
      const found = readers[kind]?.(node) ?? [];
      deeds.push(...found);
    });
    if (selected.size > 0) {
      const on = deeds.filter(({ table }) => table === null || !selected.has(table));
      deeds.splice(0, deeds.length, ...on);
    }
  }
  return deeds;
}

function analyses({ options }: Fields): boolean {
  return listOf(options).some((one) => {
    const { defname, arg } = nodeOf(one, 'DefElem') ?? {};
    const value = textOf(nodeOf(arg, 'String')?.['sval']);
    return defname === 'analyze' && value !== 'false' && value !== 'off';
  });
}

const readers: Readonly<Record<string, (node: Fields) => readonly Deed[]>> = {
  DropStmt: drop,
  DropdbStmt: ({ dbname }) => [thing('sql-drop-database', 'database', textOf(dbname))],
  DropTableSpaceStmt: ({ tablespacename }) => [
    thing('sql-drop-tablespace', 'tablespace', textOf(tablespacename)),
  ],
  DropSubscriptionStmt: ({ subname }) => [thing('sql-drop-replication', 'subscription', textOf(subname))],
  DropRoleStmt: ({ roles }) =>
    listOf(roles).map((one) => thing('sql-drop-role', 'role', textOf(nodeOf(one, 'RoleSpec')?.['rolename']))),
  DropOwnedStmt: ({ roles }) =>
    listOf(roles).map((one) => {
      const name = textOf(nodeOf(one, 'RoleSpec')?.['rolename']);
      return {
        rule: 'sql-drop-owned',
        subject: `owned by ${name}`,
        preview: `drops everything that ${name} owns`,
        table: null,
      };
    }),
  TruncateStmt: ({ relations }) =>
    listOf(relations).map((one) => onTable('sql-truncate', 'truncate', 'empties the table', relationOf(one))),
  DeleteStmt: ({ relation, whereClause }) =>
    whereClause === undefined || holdsForEveryRow(whereClause)
      ? [onTable('sql-delete-without-where', 'delete', 'deletes every row of', relationOf(relation))]
      : [],
  UpdateStmt: update,
  MergeStmt: ({ relation, mergeWhenClauses }) =>
    listOf(mergeWhenClauses).some((one) => {
      const { matchKind, commandType } = nodeOf(one, 'MergeWhenClause') ?? {};
      return matchKind === 'MERGE_WHEN_NOT_MATCHED_BY_SOURCE' && commandType === 'CMD_DELETE';
    })
      ? [
          {
            ...onTable('sql-merge-delete', 'merge', '', relationOf(relation)),
            preview: `deletes the rows of ${relationOf(relation)} that the source does not have`,
          },
        ]
      : [],
  AlterTableStmt: alterTable,
};

function thing(rule: Act['rule'], what: string, name: string): Deed {
  return {
    rule,
    subject: `${what} ${name}`,
    preview: `drops the ${what} ${name}`,
    table: what === 'table' ? name : `${what} ${name}`,
  };
}

function onTable(rule: Act['rule'], does: string, words: string, table: string): Deed {
  return { rule, subject: `${does} ${table}`, preview: `${words} ${table}`, table };
}

function drop({ removeType, objects, behavior }: Fields): Deed[] {
  const names = listOf(objects).map((one) => {
    const listed = nodeOf(one, 'List') ?? nodeOf(one, 'TypeName');
    const parts = listed === null ? [one] : listOf(listed['items'] ?? listed['names']);
    return { name: nameOf(parts), parts };
  });
  if (removeType === 'OBJECT_EXTENSION') {
    const cascades = behavior === 'DROP_CASCADE';
    return names.map(({ name }) => ({
      ...thing('sql-drop-extension', 'extension', name),
      weight: cascades ? ('block' as const) : ('warn' as const),
      table: null,
    }));
  }
  if (removeType === 'OBJECT_POLICY') {
    return names.map(({ parts }) => {
      const [table, policy] = [nameOf(parts.slice(0, -1)), nameOf(parts.slice(-1))];
      const subject = `policy ${policy} on ${table}`;
      return { rule: 'sql-row-security', subject, preview: `drops the ${subject}`, table };
    });
  }
  const [rule, what] = dropped[String(removeType)] ?? [];
  return rule === undefined || what === undefined ? [] : names.map(({ name }) => thing(rule, what, name));
}

function update({ relation, targetList, whereClause }: Fields): Deed[] {
  if (whereClause !== undefined && !holdsForEveryRow(whereClause)) return [];
  const table = relationOf(relation);
  const columns = listOf(targetList).map((one) => textOf(nodeOf(one, 'ResTarget')?.['name']) || '?');
  return [
    {
      rule: 'sql-update-without-where',
      subject: `update ${table} ${columns.join(' ')}`,
      preview: `overwrites ${columns.slice(0, 5).join(', ')} in every row of ${table}`,
      table,
      columns,
    },
  ];
}

function alterTable({ relation, cmds }: Fields): Deed[] {
  const table = relationOf(relation);
  return listOf(cmds).flatMap((one): Deed[] => {
    const { subtype, name } = fieldsOf(nodeOf(one, 'AlterTableCmd'));
    if (subtype === 'AT_DropColumn') {
      const column = textOf(name);
      return [{ ...thing('sql-drop-column', 'column', `${table}.${column}`), table, columns: [column] }];
    }
    if (subtype === 'AT_DisableRowSecurity' || subtype === 'AT_NoForceRowSecurity') {
      return [
        {
          rule: 'sql-row-security',
          subject: `rls ${table}`,
          preview: `takes row-level security from ${table}`,
          table,
        },
      ];
    }
    return [];
  });
}
