/** One instruction of a Dockerfile, its continued lines joined. */
export interface Instruction {
  /** In capitals. */
  readonly name: string;
  /** Without flags. */
  readonly text: string;
  readonly flags: readonly string[];
  /** One-based. */
  readonly line: number;
  readonly endLine: number;
}

export interface Stage {
  /** The image it begins with, without variables that the file gives a default. */
  readonly image: string;
  /** `AS`; empty without. */
  readonly name: string;
  readonly line: number;
  readonly instructions: readonly Instruction[];
}

const mostFlags = 20;
/** More than anybody writes. */
const mostStages = 200;

/**
 * The instructions of a Dockerfile, without what here-documents hold.
 * @see Docker: Dockerfile reference
 */
export function instructionsOf(text: string): Instruction[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const continues = /^#\s{0,9}escape\s{0,9}=\s{0,9}`/im.test(text.slice(0, 500)) ? '`' : '\\';
  const lastOf = new Map(lines.map((line, index) => [line.trim(), index]));
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const first = /^\s{0,80}(?:ONBUILD\s{1,9})?([A-Za-z]{2,12})(?:\s{1,80}(.*))?$/.exec(lines[at] ?? '');
    if (first === null) continue;
    const start = at;
    const parts = [first[2] ?? ''];
    while (parts.at(-1)?.trimEnd().endsWith(continues) === true && at + 1 < lines.length) {
      parts.push(parts.pop()?.trimEnd().slice(0, -1) ?? '');
      at += 1;
      // Remarks and empty lines between continued lines do not end the instruction.
      while (at + 1 < lines.length && /^\s{0,80}(?:#|$)/.test(lines[at] ?? '')) at += 1;
      parts.push(lines[at] ?? '');
    }
    const name = (first[1] ?? '').toUpperCase();
    let rest = parts.join(' ').trim();
    const flags: string[] = [];
    for (let flag = take(rest); flag !== null && flags.length < mostFlags; flag = take(rest)) {
      flags.push(flag.trim());
      rest = rest.slice(flag.length).trimStart();
    }
    const endLine = at + 1;
    const here = /^(?:RUN|COPY|ADD)$/.test(name)
      ? /<<-?\s{0,3}["']?([A-Za-z_]\w{0,60})/.exec(rest)?.[1]
      : undefined;
    if (here !== undefined) {
      // A here-document without an end is left alone.
      if ((lastOf.get(here) ?? -1) > at) {
        at += 1;
        while (at < lines.length && lines[at]?.trim() !== here) at += 1;
      }
    }
    found.push({ name, text: rest, flags, line: start + 1, endLine });
  }
  return found;
}

function take(text: string): string | null {
  return /^--[a-z-]{1,40}(?:=\S{0,400})?(?=\s|$)/.exec(text)?.[0] ?? null;
}

/** The stages of a Dockerfile in their order. */
export function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const given = new Map<string, string>();
  const stages: { image: string; name: string; line: number; instructions: Instruction[] }[] = [];
  for (const one of instructions) {
    if (one.name === 'FROM') {
      if (stages.length >= mostStages) break;
      const [image = '', as = '', name = ''] = one.text.split(/\s{1,80}/);
      stages.push({
        image: image.replace(
          /\$\{?(\w{1,80})(?::-[^}]{0,200})?\}?/g,
          (all, variable: string) => given.get(variable) ?? all,
        ),
        name: /^as$/i.test(as) ? name : '',
        line: one.line,
        instructions: [],
      });
      continue;
    }
    const argument =
      one.name === 'ARG' && stages.length === 0 ? /^(\w{1,80})=["']?([^\s"']{1,300})/.exec(one.text) : null;
    if (argument !== null) given.set(argument[1] ?? '', argument[2] ?? '');
    stages.at(-1)?.instructions.push(one);
  }
  return stages;
}

/** The words of an instruction, in the form of a list or of a line. */
export function wordsOf(text: string): string[] {
  if (text.startsWith('[')) {
    return [...text.matchAll(/"((?:[^"\\]|\\.){0,2000})"/g)].map(([, word = '']) => word);
  }
  return text.split(/\s{1,80}/).map((word) => word.replace(/^["']|["']$/g, ''));
}
