import { createHash } from 'node:crypto';

const pattern = /\n*<!-- wired-chaos:body ([0-9a-f]{16}) -->\s*$/;

/** Ends a text that the App writes with a hash of itself, so that it can see later whether a person edited it. */
export function sealed(text: string): string {
  const body = normalise(text);
  return `${body}\n\n<!-- wired-chaos:body ${digest(body)} -->`;
}

/** The text still is as the App wrote it: only then may the App replace it. */
export function untouched(text: string): boolean {
  const body = text.replaceAll('\r\n', '\n');
  const seal = pattern.exec(body);
  return seal !== null && seal[1] === digest(normalise(body.slice(0, seal.index)));
}

/** GitHub's editor turns line ends into CRLF and trims: neither is an edit. */
function normalise(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
