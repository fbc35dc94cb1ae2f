import { isMostlyKnownWords } from './known-words.ts';

/** Words that nobody has in a key, and that stand in every example of one. */
const words =
  /example|placeholder|changeme|change[-_]me|redacted|removed|your[-_]|[-_]here\b|dummy|insert[-_]|replace[-_]?me|\*{3}|\.{3}|^<[a-z]|<[a-z][^<>]{0,80}>|\$\{|\{\{|(?:^|[^A-Za-z0-9])%[sd](?![A-Za-z0-9])|%\(|#\{/i;
/** Runs and rows that people type: the same character, the alphabet, the digits. */
const longestRun = 7;
/** From this length on, a short run says nothing: what is encoded has zeros in it. */
const long = 80;

/** Whether a text stands where a secret would, in an example or a template. */
export function isPlaceholder(secret: string): boolean {
  return words.test(secret) || hasCrosses(secret) || hasRow(secret) || isMostlyKnownWords(secret);
}

/** `xxxx`, all of one case, as nobody draws it in a row in what is short; in what is long, more of them. */
function hasCrosses(secret: string): boolean {
  const most = secret.length <= 48 ? 4 : 6;
  return secret.includes('x'.repeat(most)) || secret.includes('X'.repeat(most));
}

/** Whether one character, characters that follow each other, or a few in turn, go on for longer than by chance. */
function hasRow(secret: string): boolean {
  const plain = secret.replace(/[^A-Za-z0-9]/g, '');
  const asked = secret.length < long ? longestRun + 1 : Math.ceil(plain.length / 4);
  const most = secret.length <= 400 ? longestPeriod : 1;
  for (let period = 1; period <= most; period += 1) {
    // In turn means: at least once more than the characters that come in turn.
    const repeats = period === 1 ? asked - 1 : Math.max(asked, period + 2);
    if (longestStreak(plain, period, (from, to) => from === to) >= repeats) return true;
    if (period <= 2 && longestStreak(plain, period, follows) >= asked - 1) return true;
  }
  return longestStreak(plain, 1, (from, to) => follows(to, from)) >= asked;
}

const longestPeriod = 26;

/** How many characters in a row stand so to those so many places before them. */
function longestStreak(text: string, period: number, stands: (from: number, to: number) => boolean): number {
  let best = 0;
  let streak = 0;
  for (let at = period; at < text.length; at += 1) {
    streak = stands(text.charCodeAt(at - period), text.charCodeAt(at)) ? streak + 1 : 0;
    if (streak > best) best = streak;
  }
  return best;
}

/** Whether one follows the other in the alphabet or among the digits, which begin anew after the last. */
function follows(from: number, to: number): boolean {
  if (to - from === 1) return true;
  // 9 0, 9 a, 9 A, f 0, F 0, z a, Z A
  return (
    (from === 57 && (to === 48 || to === 97 || to === 65)) ||
    ((from === 102 || from === 70) && to === 48) ||
    (from === 122 && to === 97) ||
    (from === 90 && to === 65)
  );
}
