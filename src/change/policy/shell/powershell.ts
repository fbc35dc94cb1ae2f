import type { Reading, Simple } from './read.ts';
import type { Part, Word } from './word.ts';

const reserved =
  /^(?:if|else|elseif|foreach|for|while|do|until|try|catch|finally|switch|function|param|begin|process|end|return|&|\.|throw|in)$/i;
const variable = /\$(?:\{([^}\n]{1,80})\}|((?:env:|global:|script:)?[A-Za-z_][A-Za-z0-9_.]{0,80}))/gi;

/**
 * Reads a script of PowerShell: commands between line ends, `;`, `|` and braces; a backquote joins lines.
 * @see Microsoft: about_Parsing, about_Quoting_Rules
 */
export function readPowerShell(text: string): Reading {
  const commands: Simple[] = [];
  let words: Word[] = [];
  let assignments: Simple['assignments'] = [];
  let from: Simple | undefined;
  let pos = 0;
  const finish = (piped: boolean) => {
    let last: Simple | undefined;
    const [first] = words;
    if (first !== undefined || assignments.length > 0) {
      const start = first?.start ?? pos;
      last = {
        words,
        assignments,
        redirects: [],
        stdin: undefined,
        from,
        start,
        end: words.at(-1)?.end ?? start,
      };
      commands.push(last);
    }
    from = piped ? last : undefined;
    words = [];
    assignments = [];
  };
  while (pos < text.length) {
    const char = text[pos] ?? '';
    const next = text[pos + 1] ?? '';
    if (char === '<' && next === '#') {
      const end = text.indexOf('#>', pos);
      pos = end === -1 ? text.length : end + 2;
    } else if (char === '#') {
      const end = text.indexOf('\n', pos);
      pos = end === -1 ? text.length : end;
    } else if (char === '`' && /^`\r?\n/.test(text.slice(pos, pos + 3))) pos += next === '\r' ? 3 : 2;
    else if (char === '\n') {
      // A pipe at the end of a line goes on in the next.
      if (words.length > 0 || from === undefined) finish(false);
      pos += 1;
    } else if (char === '|' && next !== '|') {
      finish(true);
      pos += 1;
    } else if (/[;{}()&|]/.test(char)) {
      finish(false);
      pos += 1;
    } else if (/[\s,]/.test(char)) pos += 1;
    else {
      const word = wordAt(text, pos);
      pos = Math.max(word.end, pos + 1);
      const name = word.parts[0];
      if (
        words.length === 0 &&
        name?.kind === 'variable' &&
        /^\s{0,20}=[^=]/.test(text.slice(pos, pos + 24))
      ) {
        pos = text.indexOf('=', pos) + 1;
        const value = /^[ \t]{0,20}["']/.test(text.slice(pos, pos + 24))
          ? wordAt(text, pos + text.slice(pos).search(/\S/))
          : undefined;
        if (value === undefined) continue;
        assignments = [{ name: name.name, values: [value] }];
        pos = value.end;
      } else if (words.length === 0 && reserved.test(plain(word))) continue;
      else words.push(word);
    }
  }
  finish(false);
  return { commands, loops: [], unread: [] };
}

/** Of a variable in braces, with them. */
const longestName = 90;

function wordAt(text: string, start: number): Word {
  const here = text.slice(start, start + 2);
  if (here === '@"' || here === "@'") {
    const end = text.indexOf(`\n${here[1]}@`, start);
    const stop = end === -1 ? text.length : end + 3;
    return {
      parts: [{ kind: 'text', text: text.slice(start + 2, stop - 3), quoted: true }],
      start,
      end: stop,
    };
  }
  const parts: Part[] = [];
  let pos = start;
  while (pos < text.length) {
    const char = text[pos] ?? '';
    if (char === '"' || char === "'") {
      const stop = closing(text, pos);
      const inside = text.slice(pos + 1, stop);
      if (char === "'" || !inside.includes('$')) parts.push({ kind: 'text', text: inside, quoted: true });
      else parts.push(...expanded(inside, true));
      pos = stop + 1;
    } else if (/[\s;|(){},&]/.test(char)) break;
    else {
      const begin = pos;
      while (
        pos < text.length &&
        !/[\s;|(),&"']/.test(text[pos] ?? '') &&
        !(text[pos] === '}' || (text[pos] === '{' && text[pos - 1] !== '$'))
      ) {
        if (text[pos] === '{') pos += Math.max(0, text.slice(pos, pos + longestName).indexOf('}'));
        pos += text[pos] === '`' ? 2 : 1;
      }
      if (pos === begin) break;
      parts.push(...expanded(text.slice(begin, pos).replace(/`/g, ''), false));
    }
  }
  return { parts, start, end: pos };
}

function closing(text: string, start: number): number {
  const quote = text[start];
  let pos = start + 1;
  while (pos < text.length && text[pos] !== quote) pos += text[pos] === '`' && quote === '"' ? 2 : 1;
  return Math.min(pos, text.length);
}

function expanded(text: string, quoted: boolean): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(variable)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index), quoted });
    const name = (match[1] ?? match[2] ?? '').replace(/^env:/i, '');
    parts.push({ kind: 'variable', name, quoted: true, required: false });
    end = match.index + match[0].length;
  }
  if (end < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(end), quoted });
  return parts;
}

function plain({ parts }: Word): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}
