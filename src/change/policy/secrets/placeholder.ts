/** Words that nobody has in a key, and that stand in every example of one. */
const words =
  /example|placeholder|changeme|change[-_]me|redacted|removed|your[-_]|[-_]here\b|dummy|insert[-_]|replace[-_]?me|xxxx|\*{3}|\.{3}|<[a-z]|\$\{|\{\{|%[sd(]|#\{/i;
/** Runs and rows that people type: the same character, the alphabet, the digits. */
const longestRun = 7;

/** Whether a text stands where a secret would, in an example or a template. */
export function isPlaceholder(secret: string): boolean {
  return words.test(secret) || hasRun(secret);
}

/** Whether one character, or characters that follow each other, go on for longer than chance would have it. */
function hasRun(secret: string): boolean {
  let same = 1;
  let rising = 1;
  for (let at = 1; at < secret.length; at += 1) {
    const step = secret.charCodeAt(at) - secret.charCodeAt(at - 1);
    same = step === 0 ? same + 1 : 1;
    rising = step === 1 ? rising + 1 : 1;
    if (same > longestRun || rising > longestRun) return true;
  }
  return false;
}
