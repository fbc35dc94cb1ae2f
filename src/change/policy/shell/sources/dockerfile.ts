import type { Script } from '../script.ts';
import { quotedWord, texts } from './list.ts';

/**
 * What a Dockerfile runs while it is built and when its container starts.
 * @see Docker: Dockerfile reference, RUN, CMD, ENTRYPOINT, Here-Documents
 */
export function dockerfileScripts(text: string): Script[] {
  const scripts: Script[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const match = /^\s{0,40}(?:ONBUILD\s{1,9})?(RUN|CMD|ENTRYPOINT|HEALTHCHECK)\b(.*)$/is.exec(
      lines[at] ?? '',
    );
    if (match === null) continue;
    const first = at;
    const [, instruction = '', start = ''] = match;
    const body = [
      start.replace(/^(?:\s{1,9}--[a-z-]{1,40}(?:=\S{1,400})?){1,9}/i, '').replace(/^\s{1,9}CMD\b/i, ''),
    ];
    while (/\\\s{0,9}$|^\s{0,40}#/.test(lines[at] ?? '') && at + 1 < lines.length) {
      if (/^\s{0,40}#/.test(lines[at] ?? '') && at === first) break;
      at += 1;
      const line = lines[at] ?? '';
      // Remarks and empty lines between continued lines do not end the instruction.
      body.push(/^\s{0,40}(?:#|$)/.test(line) ? '\\' : line);
      if (/^\s{0,40}(?:#|$)/.test(line)) lines[at] = '\\';
    }
    const here = /<<-?\s{0,3}(["']?)([A-Za-z_]\w{0,60})\1/.exec(body.join('\n'));
    let script = body.join('\n').trim();
    if (here !== null && /^RUN$/i.test(instruction)) {
      const delimiter = here[2] ?? '';
      const begin = at + 1;
      while (at + 1 < lines.length && (lines[at + 1] ?? '').trim() !== delimiter) at += 1;
      const inside = lines.slice(begin, at + 1).join('\n');
      at += 1;
      script = /^\s{0,9}<</.test(script) ? `\n${inside}` : `${script}\n${inside}\n${delimiter}`;
    }
    const list = /^\[/.test(script) ? texts(script.replace(/\\\n/g, ' ')) : null;
    scripts.push({
      text: list === null ? script : list.map(quotedWord).join(' '),
      firstLine: first + 1,
      ...(list === null ? {} : { lineMap: [first + 1] }),
      origin: 'dockerfile-run',
      shell: /^\s{0,9}(?:powershell|pwsh)\b/i.test(script) ? 'cmd' : 'sh',
    });
  }
  return scripts;
}
