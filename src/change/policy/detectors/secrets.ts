import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { headText } from '../file-text.ts';
import type { Rule } from '../rule.ts';
import { addedText } from '../secrets/added-text.ts';
import { type DetectedSecret, secretsIn } from '../secrets/detect.ts';
import type { SecretWords } from '../secrets/found-secret.ts';
import { keyFile, railsKey } from '../secrets/generic/key-file.ts';
import { kubernetesSecret, kubernetesSecrets } from '../secrets/generic/kubernetes-secret.ts';
import { isGenerated, placeOf, places, styleOf } from '../secrets/place.ts';
import { secretFinders, secretRules } from '../secrets/rules.ts';
import { createScanner, type Scanner } from '../secrets/scan.ts';

const why =
  'Who can read the repository, a fork, a log or an old clone of it can use it as its owner, for as long as it is ' +
  'accepted; deleting the line does not take that back.';
const manifest = /\.ya?ml$/i;

let scanner: Scanner | undefined;
let lockScanner: Scanner | undefined;

/** Built when the first file comes, for most commands have none. */
function scannerFor(path: string): Scanner {
  if (!isGenerated(path)) {
    scanner ??= createScanner(secretRules, secretFinders);
    return scanner;
  }
  lockScanner ??= createScanner(
    secretRules,
    secretFinders.filter((finder) => !finder.rules.some(({ id }) => id.startsWith('secret/generic'))),
  );
  return lockScanner;
}

function ruleOf(words: SecretWords): Rule {
  const { id, provider, title, remedy, source, weight = 'block' } = words;
  return { id, provider, title, why, remedy, source, weight };
}

/** Tokens of providers, passwords and other credentials on the lines that a change adds. */
export const secrets: Detector = {
  name: 'secrets',
  rules: distinct(
    [
      ...secretRules,
      ...secretFinders.flatMap((finder) => finder.rules),
      ...places.map(({ words }) => words),
      kubernetesSecret,
      railsKey,
    ].map(ruleOf),
  ),
  wants: (path) => (manifest.test(path) ? 'head' : 'nothing'),
  detect: (files) => ({ sightings: files.flatMap(sightingsOf), unread: [] }),
};

function sightingsOf(file: ChangedFile): Sighting[] {
  if (file.addedLines.length === 0) return [];
  const added = addedText(file.addedLines);
  const found = secretsIn(added.text, scannerFor(file.path), styleOf(file.path));
  const place = found.length === 0 ? null : placeOf(file.path, added.text);
  const own = keyFile(file.path, added.text);
  const sightings = [...found, ...(own === null ? [] : [own])].map((one): Sighting => {
    const generic = one.found.rule.id === 'secret/generic-assignment';
    const words = generic && place !== null ? place : one.found.rule;
    return sighting(file.path, words, one, added.lineAt(one.start), added.lineAt(one.end - 1));
  });
  return manifest.test(file.path) ? withManifests(file, sightings) : sightings;
}

/** Values of Secrets need their manifest around them to be told; they are named as such, and found when weaker. */
function withManifests(file: ChangedFile, sightings: readonly Sighting[]): Sighting[] {
  const text = headText(file) ?? file.addedLines.map((line) => line.text).join('\n');
  const whole = headText(file) !== undefined;
  const entries = kubernetesSecrets(text);
  if (entries.length === 0) return [...sightings];
  const added = new Set(file.addedLines.map(({ number }) => number));
  const kept = [...sightings];
  for (const { line, name, secret } of entries) {
    const number = whole ? line + 1 : (file.addedLines[line]?.number ?? line + 1);
    if (!added.has(number)) continue;
    const index = kept.findIndex(
      (one) => one.lines !== undefined && one.lines.start <= number && number <= one.lines.end,
    );
    const own: Sighting = {
      rule: kubernetesSecret.id,
      path: file.path,
      lines: { start: number, end: number },
      subject: secret,
      open: `value of ${name}`,
      preview: `the value of ${name}: ${secret.length} characters, not shown`,
    };
    if (index < 0) kept.push(own);
    else if (kept[index]?.rule === 'secret/generic-assignment') kept[index] = own;
  }
  return kept;
}

function sighting(
  path: string,
  words: SecretWords,
  { found, encoded }: DetectedSecret,
  start: number,
  end: number,
): Sighting {
  const { provider, weight } = words;
  const shown = `${provider}: ${found.secret.length} characters${encoded ? ', encoded' : ''}, not shown`;
  return {
    rule: words.id,
    path,
    lines: { start, end },
    subject: found.secret,
    open: `${words.id} of ${found.secret.length} characters`,
    preview: shown,
    ...(weight === undefined ? {} : { weight }),
  };
}

function distinct(rules: readonly Rule[]): Rule[] {
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}
