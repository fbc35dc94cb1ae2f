import { destroying } from '../commands/tool.ts';
import type { Command } from '../shell/commands.ts';
import { textOf } from '../shell/word.ts';

export const mongoDrop = destroying(
  'mongo-drop',
  'A script drops or empties a collection or a database of MongoDB',
  {
    why: 'The documents are gone when the statement returns, and only a backup brings them back.',
    operation: 'data.delete',
    source: [
      'MongoDB manual: db.dropDatabase, db.collection.drop, db.collection.deleteMany, db.collection.remove',
    ],
  },
);

const dropping =
  /\bdropDatabase\s{0,9}\(|\bdropCollection\s{0,9}\(|\b(?:collection|getCollection)\s{0,5}\([^()\n]{1,200}\)\s{0,9}\.\s{0,9}drop\s{0,9}\(|\bdb\s{0,5}(?:\.\s{0,5}\w{1,80}|\[[^\]\n]{1,80}\]){1,3}\s{0,5}\.\s{0,5}drop\s{0,9}\(|\.\s{0,5}(?:deleteMany|remove|delete_many)\s{0,9}\(\s{0,20}(?:\{\s{0,20}\}\s{0,20}(?:,[^()\n]{0,200})?)?\)|\bdropAllUsersFromDatabase\s{0,9}\(|\bdropUser\s{0,9}\(|\bdropDatabase\s{0,9}:\s{0,9}1|\bmongoose\.connection\.dropDatabase/g;
/** An empty `remove()` belongs to many things; of a collection it takes everything. */
const ambiguous = /^\.\s{0,5}remove\s{0,9}\(\s{0,20}\)$/;
const clients = /^(?:mongo|mongosh|usql)$/;

/** Offsets of what drops or empties something in a script of MongoDB's shell, its remarks left out. */
export function dropsIn(script: string): { readonly offset: number; readonly text: string }[] {
  const code = script.replace(/\/\*[\s\S]{0,20000}?\*\/|(?<![:"'])\/\/[^\n]{0,4000}/g, (remark) =>
    remark.replace(/[^\n]/g, ' '),
  );
  return [...code.matchAll(dropping)]
    .filter((match) => !ambiguous.test(match[0]))
    .map((match) => ({ offset: match.index, text: match[0].replace(/\s+/g, '') }));
}

/** Whether MongoDB's shell is told to drop something, by its arguments or on its standard input. */
export function dropsMongo(command: Command): boolean {
  if (!clients.test(command.name)) return false;
  const given = command.argv.slice(1).map(textOf).join('\n');
  return dropsIn(`${given}\n${command.stdin ?? ''}`).length > 0;
}

/** Whether a file may hold scripts that run against MongoDB. */
export function isMongoScript(path: string): boolean {
  return (
    /\.mongodb(?:\.js)?$/i.test(path) ||
    (/\.(?:[cm]?js|ts)$/i.test(path) &&
      /(?:^|\/)(?:migrations?|migrate|mongo[\w-]{0,20}|db|database)\//i.test(path) &&
      !/(?:test|spec|fixture|mock|example)s?[/.]/i.test(path))
  );
}
