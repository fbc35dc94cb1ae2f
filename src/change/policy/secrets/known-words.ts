/** What people type where a password has to stand; a value of little else is none. */
const known =
  /password|passwort|passwd|passw|passphrase|pass|secret|token|apikey|api|key|changeit|change|letmein|welcome|qwerty|qwertz|azerty|asdf|zxcv|hunter|admin|administrator|root|user|test|testing|tester|demo|sample|foo|bar|baz|qux|dummy|fake|mock|stub|your|todo|tbd|none|null|undefined|true|false|default|local|localhost|dev|example|value|string|insert|enter|postgres|mysql|mariadb|redis|mongo|mongodb|rabbit|guest|oracle|minio|super|strong|very|private|public|master|server|client|access|auth|login|credential|abc|xyz|lorem|ipsum|hello|world|nothing|unused|invalid|valid|wrong|correct|incorrect|bogus|replace|redacted|hidden|masked|omitted|deadbeef|cafebabe|monkey|dragon|iloveyou|trustno|supersecret|mysecret|some|random|should|not|real|this|prod|stag/g;
/** The same, and what joins them, as whole words. */
const whole =
  /^(?:passwords?|passwort|passwd|passphrase|pass|secrets?|tokens?|apikeys?|api|keys?|change(?:me|it)?|admin|root|users?|test(?:ing|s|er)?|demo|samples?|foo|bar|baz|dummy|fake|mock|stub|your|todo|none|null|default|local|dev|examples?|values?|strings?|insert|enter|private|public|server|client|access|auth|login|credentials?|hello|world|nothing|unused|invalid|wrong|bogus|replace|redacted|hidden|masked|placeholder|some|random|not|real|this|that|the|a|an|is|for|with|from|here|my|me|in|of|to|and|use|used|only|goes|put|please|unit|integration|ci|fixture|super|very|prod|production|staging)$/i;
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** The text with what is known, or what is known written with digits for letters, blanked out. */
export function withoutKnown(value: string): string {
  const plain = value.toLowerCase();
  const deleeted = plain.replace(/[013457@$!]/g, (letter) => leet[letter] ?? letter);
  const letters = [...value];
  for (const spelling of new Set([plain, deleeted])) {
    for (const match of spelling.matchAll(known)) {
      for (let at = match.index; at < match.index + match[0].length; at += 1) letters[at] = ' ';
    }
  }
  return letters.join('');
}

/** Whether most of a value is such words with signs between them: `acme_fake-token-for-testing`. */
export function isMostlyKnownWords(value: string): boolean {
  const words = value.split(/[^A-Za-z0-9]{1,8}/, 24).filter((word) => word !== '');
  const known = words.filter((word) => whole.test(word));
  if (known.length < 2) return false;
  const length = (some: readonly string[]) => some.reduce((sum, { length }) => sum + length, 0);
  return length(known) * 2 > length(words);
}
