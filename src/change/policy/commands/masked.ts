import { type Argument, textOf } from '../shell/word.ts';

const telling =
  /^(?:-H|--header|-u|--user|-p|--pass(?:word)?|--token|--api-?key|--secret|--auth|-a|-w|--access-token|--private-key|-d|--data\S{0,12}|--data-raw|--json)$/i;
const secretive = /pass|secret|token|api-?key|credential|auth/i;
const dense = /[A-Za-z0-9+/_=-]{20,}/g;

/** A command's words for people, without anything that may be a secret. */
export function maskedWords(argv: readonly Argument[]): string {
  return argv
    .slice(0, 24)
    .map((one, at) => {
      const text = textOf(one);
      const before = textOf(argv[at - 1]);
      if (at > 0 && telling.test(before) && !/^[\w.-]{1,12}$/.test(text)) return '…';
      if (/^-p\S{6,}/.test(text) || (secretive.test(text) && text.includes('=')))
        return `${text.slice(0, Math.max(2, text.indexOf('=') + 1))}…`;
      return text
        .slice(0, 120)
        .replace(/:\/\/[^/@\s]{1,200}@/g, '://…@')
        .replace(dense, (run) =>
          /[0-9]/.test(run) && /[A-Za-z]/.test(run) && !run.includes('/') ? '…' : run,
        );
    })
    .join(' ');
}
