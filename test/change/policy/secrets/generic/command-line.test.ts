import { expect, test } from 'vitest';
import { secrets } from '../../../../../src/change/policy/detectors/secrets.ts';
import { adding } from '../../../changed-file.ts';
import { sightingsOf } from '../../sightings.ts';
import { drawn } from '../credentials.ts';

const rulesOf = (path: string, text: string) =>
  sightingsOf(secrets, [adding(path, text)]).map(({ rule }) => rule);
const word = drawn('alphanumeric', 32, 7);
const hex = drawn('hex', 32, 9);
const digits = [...drawn('hex', 32, 5)].map((letter) => Number.parseInt(letter, 16) % 10).join('');

test.each([
  ['x.sh', `vault login ${word}`, 'secret/command-line-token'],
  ['x.sh', `vault login -method=token ${word}`, 'secret/command-line-token'],
  ['x.sh', `ngrok config add-authtoken ${word}`, 'secret/command-line-token'],
  ['x.sh', `twine upload -u bot -p ${word} dist/*`, 'secret/command-line-token'],
  ['x.sh', `curl -b"session=${word}" https://a.io`, 'secret/session-cookie'],
  ['x.sh', `curl --cookie 'a=b; sessionid=${word}' https://a.io`, 'secret/session-cookie'],
  ['a.http', `Cookie: theme=dark; auth_token=${word}`, 'secret/session-cookie'],
  ['config/master.key', `${hex}\n`, 'secret/rails-master-key'],
  ['config/credentials/production.key', hex, 'secret/rails-master-key'],
  ['a.toml', `ADMIN_PW = "${word}"`, 'secret/generic-assignment'],
  ['.env', `API_KEY=${digits}`, 'secret/dotenv'],
  ['a.py', `SECRET_KEY = "${digits}"`, 'secret/generic-assignment'],
  [
    'k.yaml',
    `kind: Secret\nmetadata: {name: a}\ndata:\n  key: ${Buffer.from(digits).toString('base64')}\n`,
    'secret/kubernetes-secret',
  ],
])('%s: %s', (path, text, rule) => {
  expect(rulesOf(path, text)).toEqual([rule]);
});

test.each([
  ['x.sh', 'vault login -method=github'],
  ['x.sh', 'vault login "$VAULT_TOKEN"'],
  ['x.sh', 'ngrok config add-authtoken $NGROK'],
  ['x.sh', 'curl -b cookies.txt -c cookies.txt https://a.io'],
  ['a.js', 'document.cookie = "session=" + id'],
  ['a/b.key', `${hex}\n`],
  ['a.py', `API_KEY_ID = "${digits}"`],
  ['a.ts', "const key = '340282366920938463463374607431768211456';"],
  ['a.ts', "const token = '18446744073709551615000000000';"],
  ['a.py', 'admin_pw = input("Password: ")'],
])('%s: %s is none', (path, text) => {
  expect(rulesOf(path, text)).toEqual([]);
});
