import { redactText } from './redaction.ts';

/** In characters; causes are kept by the thousand and read by people. */
const longest = 2000;
/** Of an error that stands for several, or that has causes, so many are told. */
const mostCauses = 4;

/**
 * What went wrong, for a dead letter or a record: kind of error, HTTP status, request and message of it and of what
 * caused it. Free of credentials, on one line each, and bounded.
 */
export function describeFailure(error: unknown): string {
  const lines = causesOf(error).map(describeOne);
  return redactText(lines.join('\ncaused by ')).slice(0, longest);
}

/** The error, what it stands for, and what caused it; breadth first. */
function causesOf(error: unknown): unknown[] {
  const found: unknown[] = [error];
  for (const one of found) {
    if (found.length >= mostCauses) break;
    if (one instanceof AggregateError) found.push(...one.errors.slice(0, mostCauses));
    if (one instanceof Error && one.cause !== undefined) found.push(one.cause);
  }
  return found.slice(0, mostCauses);
}

function describeOne(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(typeof error === 'string' ? error : inspectable(error));
  const name = error.name === 'Error' ? '' : `${error.name}: `;
  const status = 'status' in error && typeof error.status === 'number' ? `${error.status} ` : '';
  return oneLine(`${name}${status}${error.message}${requestOf(error)}`);
}

/** Method and path of the request that an error of Octokit carries; a query may hold anything. */
function requestOf(error: Error): string {
  if (!('request' in error) || typeof error.request !== 'object' || error.request === null) return '';
  const { method, url } = error.request as { readonly method?: unknown; readonly url?: unknown };
  if (typeof method !== 'string' || typeof url !== 'string') return '';
  return ` (${method} ${url.replace(/[?#].*$/s, '').replace(/^https?:\/\/[^/]*/, '')})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function inspectable(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
