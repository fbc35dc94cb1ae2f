import type { Shell } from '../command.ts';
import type { Script } from '../script.ts';
import { texts, unescaped } from './list.ts';

const call =
  /\b(sh|bash|bat|pwsh|powershell|system|exec|commandLine|executable|command|inline|script|user_data|args)\s{0,9}(?:\(|=|:)?\s{0,9}(?:\[\s{0,9})?(?:script\s{0,9}:\s{0,9}|label\s{0,9}:\s{0,9}(?:'[^'\n]{0,200}'|"[^"\n]{0,200}")\s{0,9},\s{0,9}script\s{0,9}:\s{0,9})?('''|"""|"|'|<<[-~]?\s{0,3}["']?[A-Za-z_]\w{0,60}["']?|(?=\[))/g;

/** What a program of Groovy, Ruby or HCL hands to a shell: `sh '…'`, `inline: <<-SHELL`, `command = "…"`. */
export function quotedScripts(name: string, text: string): Script[] {
  const scripts: Script[] = [];
  const hcl = /\.(?:tf|hcl|nomad)$/i.test(name);
  let done = 0;
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number) => {
    for (; counted < offset; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    return line;
  };
  for (const match of text.matchAll(call)) {
    const [all, key = '', quote = ''] = match;
    if (match.index < done || isRemark(text, match.index)) continue;
    const start = match.index + all.length;
    if (hcl && !/^(?:command|inline|user_data|script|args)$/.test(key)) continue;
    if (!hcl && /^(?:command|script|args)$/.test(key) && !/script\s{0,9}[:(]/.test(all)) continue;
    const shell: Shell = key === 'bat' ? 'cmd' : /^p(?:wsh|owershell)$/.test(key) ? 'powershell' : 'sh';
    const found = quote.startsWith('<<') ? hereDocument(text, start, quote) : quotedText(text, start, quote);
    if (found === null) continue;
    done = found.end;
    const plain = quote === '"' || quote === "'" ? unescaped(found.text) : found.text;
    const list = /\[\s{0,9}(?:script\s{0,9}:\s{0,9})?["']$/.test(all) ? listAt(text, match.index) : null;
    if (list !== null) done = list.end;
    const firstLine = lineAt(found.start);
    scripts.push({
      text: list === null ? plain : list.items.join(key === 'commandLine' || key === 'args' ? ' ' : '\n'),
      firstLine,
      ...(list === null && plain === found.text ? {} : { lineMap: [firstLine] }),
      origin: 'pipeline',
      shell,
    });
  }
  return scripts;
}

function isRemark(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 200), at);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  return /^\s{0,100}(?:\/\/|#|\*)/.test(before);
}

function quotedText(
  text: string,
  start: number,
  quote: string,
): { text: string; start: number; end: number } | null {
  if (quote === '') return null;
  let end = text.indexOf(quote, start);
  while (quote.length === 1 && end !== -1 && text[end - 1] === '\\' && text[end - 2] !== '\\') {
    end = text.indexOf(quote, end + 1);
  }
  if (end === -1) return null;
  const inside = text.slice(start, end);
  if (quote.length === 1 && inside.includes('\n')) return null;
  return { text: inside, start, end: end + quote.length };
}

function hereDocument(
  text: string,
  from: number,
  quote: string,
): { text: string; start: number; end: number } | null {
  const delimiter = quote.replace(/[^\w]/g, '');
  const start = text.indexOf('\n', from) + 1;
  if (start === 0) return null;
  let at = start;
  while (at < text.length) {
    const stop = text.indexOf('\n', at);
    const line = text.slice(at, stop === -1 ? undefined : stop);
    if (line.trim() === delimiter) return { text: text.slice(start, at), start, end: at + line.length };
    if (stop === -1) break;
    at = stop + 1;
  }
  return { text: text.slice(start), start, end: text.length };
}

function listAt(text: string, from: number): { items: readonly string[]; end: number } | null {
  const start = text.indexOf('[', from);
  const end = text.slice(start, start + 8_000).search(/\]\s{0,20}(?:\)|\}|$|\n)/);
  if (start === -1 || end === -1) return null;
  const items = texts(text.slice(start, start + end + 1));
  return items === null ? null : { items, end: start + end };
}
