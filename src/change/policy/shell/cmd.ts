import type { Reading, Simple } from './read.ts';
import type { Part, Word } from './word.ts';

const variable = /%~?[A-Za-z0-9_]{1,60}(?:%|(?=[\s"\\/.]|$))|![A-Za-z0-9_]{1,60}!/g;

/**
 * Reads a batch file: commands between line ends, `&`, `&&`, `||` and `|`; `^` joins lines; `rem` and `::` are remarks.
 * @see Microsoft: Windows commands, cmd
 */
export function readCmd(text: string): Reading {
  const commands: Simple[] = [];
  let words: Word[] = [];
  let from: Simple | undefined;
  let pos = 0;
  const finish = (piped: boolean) => {
    const stripped = withoutKeywords(words);
    const [first] = stripped;
    const remark = first !== undefined && /^(?:rem|::.*|:\w*)$/i.test(plain(first));
    let last: Simple | undefined;
    if (first !== undefined && !remark) {
      last = {
        words: stripped,
        assignments: [],
        redirects: [],
        stdin: undefined,
        from,
        start: first.start,
        end: stripped.at(-1)?.end ?? first.end,
      };
      commands.push(last);
    }
    from = piped ? last : undefined;
    words = [];
    return remark;
  };
  while (pos < text.length) {
    const char = text[pos] ?? '';
    if (char === '\n') {
      finish(false);
      pos += 1;
    } else if (char === '^' && /^\^\r?\n/.test(text.slice(pos, pos + 3)))
      pos += text[pos + 1] === '\r' ? 3 : 2;
    else if (char === '&' || char === '|') {
      const double = text[pos + 1] === char;
      if (/^(?:rem|::)/i.test(words[0] === undefined ? '' : plain(words[0]))) pos += 1;
      else {
        finish(char === '|' && !double);
        pos += double ? 2 : 1;
      }
    } else if (/[\s(),;]/.test(char)) pos += 1;
    else {
      const start = pos;
      let value = '';
      let quoted = false;
      while (pos < text.length) {
        const one = text[pos] ?? '';
        if (one === '"') quoted = !quoted;
        else if (one === '\n' || (!quoted && /[\s&|()]/.test(one))) break;
        else if (one === '^' && !quoted) {
          pos += 1;
          value += text[pos] ?? '';
        } else value += one;
        pos += 1;
      }
      words.push({ parts: partsOf(value.replace(/^@+(?=\w)/, '')), start, end: pos });
    }
  }
  finish(false);
  return { commands, loops: [], unread: [] };
}

/** Without what only decides whether a command runs. */
function withoutKeywords(words: readonly Word[]): Word[] {
  const texts = words.map(plain);
  if (/^if$/i.test(texts[0] ?? '')) {
    const at = texts.findIndex(
      (text, index) =>
        index > 0 &&
        /^(?:rd|rmdir|del|erase|format|diskpart|reg|net|sc|takeown|vssadmin|bcdedit|wbadmin|call|start|cmd|powershell|git|aws|az|gcloud|kubectl|terraform|docker|cipher)$/i.test(
          text,
        ),
    );
    return at === -1 ? [] : words.slice(at);
  }
  const loop = /^for$/i.test(texts[0] ?? '') ? texts.findIndex((text) => /^do$/i.test(text)) : -1;
  if (loop !== -1) return words.slice(loop + 1);
  return /^(?:call|start|else)$/i.test(texts[0] ?? '') ? words.slice(1) : [...words];
}

function plain({ parts }: Word): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function partsOf(value: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of value.matchAll(variable)) {
    if (match.index > end) parts.push({ kind: 'text', text: value.slice(end, match.index), quoted: false });
    parts.push({ kind: 'variable', name: match[0].replace(/[%!~]/g, ''), quoted: true, required: false });
    end = match.index + match[0].length;
  }
  if (end < value.length || parts.length === 0)
    parts.push({ kind: 'text', text: value.slice(end), quoted: false });
  return parts;
}
