const downFile =
  /(?:[._-](?:down|undo|rollback|revert)\.(?:\w{1,12}\.)?(?:p?sql|ddl)$)|(?:^|\/)(?:down|undo|rollback|revert)s?(?:\/|\.(?:p?sql)$)|(?:^|\/)U\d[\d._]{0,40}__[^/]{0,200}\.sql$/i;
// goose, dbmate, rambler, sql-migrate, Play evolutions, MyBatis, and whoever writes it plainly.
const marker =
  /^[ \t]{0,20}(?:(?:--|#|\/\/)[ \t]{0,10}(?:-{3}[ \t]{0,5})?(?:(?:\+goose|\+migrate|\+micrate|migrate:|rambler|!|\/\/@|@|=+|>+|\+)[ \t]{0,5})?(up|ups|down|downs|undo|rollback)\b[^\n]{0,80})$/gim;

/** Whether all of a file is the way back from another. */
export function isDownFile(path: string): boolean {
  return downFile.test(path);
}

/** A text in which the ways back are blank, so that only what goes forward is read. */
export function forwardOnly(text: string): string {
  marker.lastIndex = 0;
  const marks = [...text.matchAll(marker)].filter(([line]) => isMark(line));
  if (!marks.some(([, word = '']) => !/^ups?$/i.test(word))) return text;
  let result = '';
  let from = 0;
  let down = false;
  for (const found of marks) {
    const piece = text.slice(from, found.index);
    result += down ? blank(piece) : piece;
    from = found.index;
    down = !/^ups?$/i.test(found[1] ?? '');
  }
  const last = text.slice(from);
  return result + (down ? blank(last) : last);
}

/** A remark about what goes down is none: the word stands alone, or a tool's sign stands before it. */
function isMark(line: string): boolean {
  const bare = line.replace(/[\s#/-]{0,40}/, '').trim();
  return (
    /^(?:\+|migrate:|rambler|!|\/\/@|@)/i.test(bare) ||
    /^[=>+ ]{0,10}(?:ups?|downs?|undo|rollback)\b(?:[ \t]{0,3}(?:migration|script|section|part))?[:. =-]{0,10}$/i.test(
      bare,
    )
  );
}

/** Spaces for everything but line ends. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

const copied = /\bCOPY\b[^;'\n]{0,2000}\bFROM\s{1,5}stdin\b[^;\n]{0,200};[ \t\r]{0,10}\n/gi;
const clientCommand = /^[ \t]{0,20}(?:\\(?!g)\w[^\n]*|(?:PROMPT|REM|REMARK)\b[^\n]*)$/gim;

/** A text without the rows and client commands that a dump or a script of psql has between its statements. */
export function withoutRows(text: string): string {
  let result = text;
  if (/\bFROM\s{1,5}stdin\b/i.test(text)) {
    let rest = '';
    let from = 0;
    copied.lastIndex = 0;
    for (let found = copied.exec(text); found !== null; found = copied.exec(text)) {
      const start = found.index + found[0].length;
      const end = text.indexOf('\n\\.', start - 1);
      const to = end < 0 ? text.length : end + 3;
      rest += text.slice(from, start) + blank(text.slice(start, to));
      from = to;
      copied.lastIndex = to;
    }
    result = rest + text.slice(from);
  }
  return /^[ \t]{0,20}(?:\\|PROMPT|REM)/im.test(result) ? result.replace(clientCommand, blank) : result;
}
