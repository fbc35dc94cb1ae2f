import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCardNumber, isIban, Pseudonyms } from '../../../../src/operate/verify/replay/pseudonyms.ts';
import { furtherRedaction, Redaction } from '../../../../src/operate/verify/replay/redact.ts';

const redaction = () => new Redaction(new Pseudonyms());
const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = `${b64({ alg: 'HS256', typ: 'JWT' })}.${b64({ sub: '42', name: 'Ada' })}.${'c2lnbmF0dXJl'.repeat(3)}`;
const card = '4111 1111 1111 1111';
const iban = 'DE89 3704 0044 0532 0130 00';

test.each([
  ['ada.lovelace@example.com', 'ada.lovelace'],
  [card, '4111 1111'],
  ['4111111111111111', '41111111'],
  [iban, '3704'],
  ['DE89370400440532013000', '37040044'],
  ['+49 30 901820', '901820'],
  ['(030) 1234-5678', '1234-5678'],
  ['555-123-4567', '123-4567'],
  [jwt, jwt.slice(5, 30)],
  [['gh', 'p_', 'a1B2'.repeat(9)].join(''), 'a1B2a1B2'],
  [`aB3${'xY9'.repeat(9)}`, 'xY9xY9'],
])('%s is nowhere in what is recorded', (secret, part) => {
  const one = redaction();
  const everywhere = JSON.stringify([
    one.target(`/a/${encodeURIComponent(secret)}?q=${encodeURIComponent(secret)}&x=1`),
    one.header('x-any', secret),
    one.header('referer', `https://shop.example/?q=${secret}`),
    one.form(`note=${encodeURIComponent(`see ${secret}`)}`),
    one.json({ note: `see ${secret}.`, list: [{ deep: secret }], [secret]: 1 }),
    one.text(`before ${secret} after`),
  ]);
  expect(everywhere).not.toContain(part);
  expect(everywhere).not.toContain(encodeURIComponent(part));
});

test('names say what a value is, whatever it looks like', () => {
  const one = redaction();
  const value = 'plain';
  for (const name of [
    'password',
    'api_key',
    'apiKey',
    'X-Api-Key',
    'access_token',
    'sessionId',
    'email',
    'phone',
    'firstName',
    'dateOfBirth',
  ]) {
    expect(JSON.stringify(one.json({ [name]: value })), name).not.toContain(value);
    expect(one.target(`/?${name}=${value}`), name).not.toContain(value);
  }
  expect(JSON.stringify(one.json({ credentials: { any: value } }))).not.toContain(value);
  for (const name of ['authorization', 'x-api-key', 'x-auth-token', 'x-amz-security-token']) {
    expect(one.header(name, value), name).not.toContain(value);
  }
  expect(one.header('cookie', 'session=abc; theme=dark')).toMatch(
    /^session=redacted-\w+; theme=redacted-\w+$/,
  );
  expect(JSON.stringify(one.json({ pin: 1234, cardNumber: 4111111111111111 }))).not.toMatch(/1234|41111/);
});

test('what is no secret stays, so that requests still mean what they did', () => {
  const one = redaction();
  for (const target of [
    '/orders/4711?page=2&sort=-created_at&from=2026-11-23',
    '/items/0b0f2c1e-7f1c-4f0e-9d0f-0a1b2c3d4e5f',
    '/a/20261123120000',
    '/v/1.2.3?q=blue+shoes&size=42',
  ]) {
    expect(one.target(target)).toBe(target);
  }
  const body = {
    discount: { kind: 'loyalty', percent: 12.5 },
    at: '2026-11-23T05:00:00Z',
    ids: [1, 2, 1234567890],
  };
  expect(one.json(body)).toEqual(body);
  expect(one.header('accept', 'application/json, */*;q=0.8')).toBe('application/json, */*;q=0.8');
  expect(one.header('x-currency', 'EUR')).toBe('EUR');
});

test('equal values stay equal within a recording, differ in another, and keep their form', () => {
  const one = redaction();
  const other = redaction();
  const replaced = (redacting: Redaction, value: string) => redacting.text(value);
  for (const value of ['ada@example.com', card, iban, '+49 30 901820', jwt]) {
    expect(replaced(one, value)).toBe(replaced(one, value));
    expect(replaced(one, value)).not.toBe(replaced(other, value));
  }
  expect(isCardNumber(replaced(one, card))).toBe(true);
  expect(isIban(replaced(one, iban))).toBe(true);
  expect(replaced(one, 'ada@example.com')).toMatch(/^[0-9a-f]{12}@redacted\.invalid$/);
  expect(one.json({ email: 'ada@example.com' })).toEqual({ email: replaced(one, 'ada@example.com') });
});

test('further paths, headers and parameters are replaced where the configuration says so', () => {
  const one = new Redaction(
    new Pseudonyms(),
    furtherRedaction(['$.items[*].note', 'header x-tenant', 'query shop']),
  );
  const json = JSON.stringify(
    one.json({ items: [{ note: 'mine' }, { note: { deep: 'yours' } }], note: 'ours' }),
  );
  expect(json).not.toMatch(/mine|yours/);
  expect(json).toContain('ours');
  expect(one.header('x-tenant', 'acme')).not.toContain('acme');
  expect(one.target('/?shop=acme&page=2')).toMatch(/^\/\?shop=redacted-\w+&page=2$/);
  expect(() => furtherRedaction(['items'])).toThrow('none of $.path, header NAME and query NAME');
});

const digits = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[1-9][0-9]{${least},${most}}$`));

test('no address of e-mail and no card number survives, wherever it stands', () => {
  const one = redaction();
  const email = fc.stringMatching(
    /^[a-z][a-z0-9]{3,12}(?:[.+_-][a-z0-9]{2,6})?@[a-z]{2,10}\.(?:com|de|co\.uk)$/,
  );
  const around = fc.constantFrom(' ', ', ', '"', '<', '(', ': ', '\n', ';');
  fc.assert(
    fc.property(email, around, around, digits(10, 13), (address, before, after, start) => {
      const sum = [...'0123456789'].map((check) => `4${start}${check}`).find(isCardNumber) ?? '';
      const text = one.text(`x${before}${address}${after}${before}${sum}${after}y`);
      expect(text).not.toContain(address);
      expect(text).not.toContain(sum);
    }),
    { numRuns: 300 },
  );
});

test('hostile text is looked through in time that grows as it does', () => {
  const one = redaction();
  for (const unit of ['a.', 'a@', '1 ', '1-', 'eyJ', '+1(', 'A1', '%40', 'aA1_', '((((', 'DE89 3704 ']) {
    const text = unit.repeat(500_000 / unit.length);
    // What took more than linear time would not end within the time of a test.
    expect(one.text(text)).not.toBe('');
    expect(one.target(`/${text}`)).not.toBe('');
  }
});
