/** A piece of a word of a shell's command. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'variable';
      /** Without `$` and braces; the whole expression of `${{ … }}`. */
      readonly name: string;
      readonly quoted: boolean;
      /** Of `${NAME:-text}`. */
      readonly fallback?: string;
      /** `${NAME:?}`: the shell stops when it is empty. */
      readonly required: boolean;
      /** What it is assigned in the script, when that is several things. */
      readonly values?: readonly (readonly Part[])[];
    }
  /** What a command prints: `$(…)`, backquotes, `<(…)`. */
  | { readonly kind: 'output'; readonly script: string; readonly quoted: boolean };

/** A word as it is written. */
export interface Word {
  readonly parts: readonly Part[];
  readonly start: number;
  readonly end: number;
}

/** A word whose value is known only when it runs. */
export interface Dynamic {
  /** A normalised form: `${DIR}/build`, `$(…)`. */
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A word of a command: its value, or what is known of it. */
export type Argument = string | Dynamic;

/** What a word reads like, with variables as `${NAME}`. */
export function textOf(argument: Argument | undefined): string {
  return argument === undefined ? '' : typeof argument === 'string' ? argument : argument.text;
}

/** The written form of parts, normalised. */
export function written(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'variable' ? `\${${part.name}}` : `$(${part.script.trim()})`;
    })
    .join('');
}
