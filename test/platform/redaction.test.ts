import { generateKeyPairSync } from 'node:crypto';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { redactJson, redactText } from '../../src/platform/redaction.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();
const jwt = [{ alg: 'RS256' }, { iss: '123456', exp: 1 }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('c2lnbmF0dXJl')
  .join('.');

const secrets: [string, string][] = [
  ['an installation token', `${'gh'}s_${'a1B2'.repeat(9)}`],
  ['a personal token', `${'gh'}p_${'a1B2'.repeat(9)}`],
  ['a fine-grained token', `${'github'}_pat_${'a1B2'.repeat(20)}`],
  ['a JWT', jwt],
  ['a private key', pem.trim()],
  ['a private key that is cut off', pem.slice(0, 200).trim()],
  ['an access key', `${'AK'}IA${'ABCD'.repeat(4)}`],
];

test.each(secrets)('%s is cut out of any text around it', (_name, secret) => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.constantFrom('', '.', '"', ' ', '\n'), (text, end) => {
      const before = text.replaceAll(/[A-Za-z0-9_]/g, '.');
      expect(redactText(`${before} ${secret}${end}`)).not.toContain(secret.slice(0, 40));
    }),
  );
});

test('user and password go from addresses, the rest stays', () => {
  const address = `https://x-access-token:${'s'.repeat(20)}@github.com/acme/shop.git`;
  expect(redactText(`cloning ${address} failed`)).toBe(
    'cloning https://[redacted]@github.com/acme/shop.git failed',
  );
  expect(redactText('see https://github.com/acme/shop and mail a@b.io')).toContain(
    'https://github.com/acme/shop and',
  );
});

test('credentials of a header are cut out of a text that quotes it', () => {
  expect(redactText(`Authorization: Bearer ${'a1'.repeat(20)}`)).toBe('Authorization: Bearer [redacted]');
  expect(redactText(`authorization: basic ${btoa('me:password-123')}`)).toBe(
    'authorization: basic [redacted]',
  );
});

test('what is no secret stays as it is', () => {
  const harmless = {
    sha: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    tokens: 1200,
    tokenCount: 'many',
    prose: 'basic internationalization of the token acknowledgement',
    title: 'Rotate the token of the release bot',
    subject: 'acme/shop#12',
  };
  expect(redactJson(harmless)).toEqual(harmless);
});

test('texts under secret-like names are gone, wherever they are', () => {
  const headers = { authorization: 'x', cookie: 'a=b', 'x-api-key': 'k' };
  expect(redactJson({ headers, list: [{ webhookSecret: 'w', access_token: 't', privateKey: 'p' }] })).toEqual(
    {
      headers: { authorization: '[redacted]', cookie: '[redacted]', 'x-api-key': '[redacted]' },
      list: [{ webhookSecret: '[redacted]', access_token: '[redacted]', privateKey: '[redacted]' }],
    },
  );
});

test('long hostile texts are read in linear time', () => {
  for (const piece of ['-----BEGIN PRIVATE KEY-----', 'eyJ', 'a://', 'bearer ', 'gh']) {
    const text = piece.repeat(100_000 / piece.length);
    expect(redactText(text).length).toBeLessThanOrEqual(text.length);
  }
});

test('the log is one JSON object a line, and no way into it carries a secret out', () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const token = `${'gh'}s_${'a1B2'.repeat(9)}`;
  const log = createLog({ level: 'info', destination });
  log.info(`message with ${token}`);
  log.info({ nested: { text: `${token}` }, privateKey: pem }, 'fields');
  log.child({ authorization: `token ${token}` }).warn('child');
  log.error({
    err: Object.assign(new Error(`failed with ${token}`), { request: { headers: { authorization: 'x1' } } }),
  });
  log.debug('below the level');
  expect(lines).toHaveLength(4);
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info', 'info', 'warn', 'error']);
  expect(lines.join('')).not.toContain(token);
  expect(lines.join('')).not.toContain('x1');
  expect(lines.join('')).not.toContain('PRIVATE KEY');
});
