import { RE2JS } from 're2js';

/** A pattern in RE2 syntax, which takes time that only grows as the text does: it meets answers of any kind. */
export interface Pattern {
  /** What its first group matched, or the whole of it; null when it does not match. */
  find(text: string): string | null;
}

/** @returns what is wrong with it, as a text, when it cannot be read */
export function compilePattern(pattern: string): Pattern | string {
  try {
    const compiled = RE2JS.compile(pattern);
    return {
      find(text) {
        const matcher = compiled.matcher(text);
        if (!matcher.find()) return null;
        return (matcher.groupCount() > 0 ? matcher.group(1) : matcher.group()) ?? '';
      },
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
