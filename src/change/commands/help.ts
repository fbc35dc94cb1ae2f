import { type CommandRow, type CommandWord, commandTable, people } from './table.ts';

/** Every command with who may give it, as a table in Markdown: the answer to an unknown word, and the README's. */
export function commandHelp(): string {
  return [
    '| Command | What it does | Who may |',
    '|---|---|---|',
    ...commandTable.map((row) => `| \`/wired ${cell(row.usage)}\` | ${row.does} | ${whoMay(row)} |`),
  ].join('\n');
}

/** How one command is written, for somebody who wrote it in another way. */
export function commandUsage(word: CommandWord): string {
  const row = commandTable.find((one) => one.word === word);
  return `It is written \`/wired ${row?.usage ?? word}\`, alone on the first line of a comment.`;
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function whoMay({ who }: CommandRow): string {
  if (typeof who === 'string') return people[who];
  return `${people[who.repository]}; for \`org\`: ${people[who.organisation]}`;
}
