import type { Capture } from '../../../domain/probe.ts';
import { type Answer, headerOf } from '../http/ask.ts';
import { parsePath, valuesAt } from '../json-path.ts';
import { compilePattern } from '../pattern.ts';

const longest = 4000;

/** The value to remember of an answer; null when there is none, or one too long. */
export function capturedFrom(answer: Answer, from: Capture): string | null {
  const value = found(answer, from);
  return value === null || value === '' || value.length > longest ? null : value;
}

function found(answer: Answer, { json, header, body }: Capture): string | null {
  if (header !== undefined) return headerOf(answer, header);
  const text = answer.body.toString('utf8');
  if (body !== undefined) {
    const pattern = compilePattern(body);
    return typeof pattern === 'string' ? null : pattern.find(text);
  }
  try {
    const [value] = valuesAt(JSON.parse(text), parsePath(json ?? '$') ?? []);
    if (value === undefined) return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  } catch {
    return null;
  }
}
