import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitcoinAlphabet, rippleAlphabet } from '../../../../src/change/policy/secrets/base58.ts';
import { rulesS3 } from '../../../../src/change/policy/secrets/rules-s3.ts';
import { createScanner } from '../../../../src/change/policy/secrets/scan.ts';
import { draw, placeholderOf, seeded } from './draw.ts';
import { addresses, namedForms, ownForms } from './s3-formats.ts';

const random = seeded(23);
const byId = new Map(rulesS3.map((rule) => [rule.id.slice('secret/'.length), rule]));
const together = createScanner(rulesS3);

/** Looks only for one format; answers with the secrets. */
function finder(id: string): (text: string) => string[] {
  const rule = byId.get(id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  const scanner = createScanner([rule]);
  return (text) => scanner.scan(text).map(({ secret }) => secret);
}

const firstOf = (text: string) => together.scan(text)[0]?.rule.id.slice('secret/'.length);

const notations = [
  (name: string, secret: string) => `${name}=${secret}\n`,
  (name: string, secret: string) => `${name}: "${secret}"\r\n`,
  (name: string, secret: string) => `const value = { ${name}: '${secret}' };`,
  (name: string, secret: string) => `env:\n  - name: ${name}\n    value: ${secret}\n`,
  (name: string, secret: string) => `const ${name}: string = \`${secret}\`;`,
  (name: string, secret: string) => `os.environ.get("${name}", "${secret}")`,
];
/** Values of a fixed length, whose end no optional part makes uncertain. */
const isFixed = (id: string) => {
  const form = (byId.get(id)?.pattern.source ?? '').replace(/^.*\(\?<secret>/s, '');
  return !/\{\d+,\d+\}|\?\)|\|/.test(form.replace(/\(\?![^)]*\)$/, ''));
};

describe.each(ownForms)('%s', (id, name, form) => {
  const find = finder(id);
  const before = name === '' ? 'token' : name;

  test('is found by its form, in every notation', () => {
    for (const notation of notations) {
      const secret = draw(form, random);
      expect(find(notation(before, secret)), secret).toEqual([secret]);
      expect(firstOf(notation(before, secret)), secret).toBe(id);
    }
  });

  test('is none as a placeholder, in something longer, or of another length', () => {
    expect(find(`${before}=${placeholderOf(form)}`)).toEqual([]);
    const secret = draw(form, random);
    // What is drawn from its first character on begins anywhere.
    if (!secret.startsWith('$') && (isFixed(id) || !form.startsWith('{')))
      expect(find(`${before}=q7${secret}`)).toEqual([]);
    if (!isFixed(id)) return;
    expect(find(`${before}=${secret.slice(0, -1)}`)).toEqual([]);
    expect(find(`${before}=${secret}q7`)).toEqual([]);
    expect(find(`${before}=${secret.slice(0, -3)}!${secret.slice(-2)}`)).toEqual([]);
  });
});

describe.each(addresses)('%s', (id, name, form) => {
  const find = finder(id);
  const around = (secret: string) => (name === '' ? `curl "${secret}" -d x` : `${name}="${secret}"`);

  test('is found with its secret part, and not without', () => {
    const address = draw(form, random);
    expect(find(around(address)).join(), address).toContain(address.slice(-12));
    expect(firstOf(around(address))).toBe(id);
    expect(find(around(draw(form.slice(0, form.indexOf('{')), random)))).toEqual([]);
    expect(find(around(`${draw(form.slice(0, form.lastIndexOf('{')), random)}<TOKEN>`))).toEqual([]);
  });
});

describe.each(namedForms)('%s', (id, name, form) => {
  const find = finder(id);

  test('is found where it is given to what is named for its provider', () => {
    for (const notation of notations) {
      const secret = draw(form, random);
      const text = notation(name, secret);
      expect(find(text), text).toEqual([secret]);
      expect(firstOf(text), text).toBeDefined();
    }
  });

  test('is none elsewhere, as a placeholder, as a hash or of another length', () => {
    const secret = draw(form, random);
    expect(find(`${name}=${placeholderOf(form)}`)).toEqual([]);
    expect(find(`checksum=${secret}`)).toEqual([]);
    expect(find(`${name}_HASH=${secret}`)).toEqual([]);
    expect(find(`"/src/${name}.ts": "${secret}"`)).toEqual([]);
    expect(find(`${name}=process.env.${name}`)).toEqual([]);
    expect(find(`${name}=${'q7'.repeat(150)}${secret}`)).toEqual([]);
    expect(find(`${name}=${secret}${'q7'.repeat(700)}`)).toEqual([]);
    if (isFixed(id)) expect(find(`${name}=${secret.slice(0, -1)}`)).toEqual([]);
  });
});

const toBase58 = (octets: Buffer, alphabet: string) => {
  const checked = Buffer.concat([octets, sha256(sha256(octets)).subarray(0, 4)]);
  let text = '';
  for (let rest = BigInt(`0x${checked.toString('hex')}`); rest > 0n; rest /= 58n) {
    text = (alphabet[Number(rest % 58n)] ?? '') + text;
  }
  return text;
};
const sha256 = (octets: Buffer) => createHash('sha256').update(octets).digest();
const octets = (count: number) =>
  Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)));
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const toBase32 = (body: Buffer) => {
  let crc = 0;
  for (const octet of body) {
    crc ^= octet << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  const bits = [...body, crc & 0xff, crc >> 8].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
};
const npmToken = () => {
  const body = draw('{an:30}', random);
  let sum = '';
  for (let rest = crc32(body); sum.length < 6; rest = Math.floor(rest / 62))
    sum = (base62[rest % 62] ?? '') + sum;
  return `npm_${body}${sum}`;
};
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

test.each([
  ['npm-access-token', '//registry/:_authToken', npmToken],
  [
    'bitcoin-private-key',
    'BTC_PRIVATE_KEY',
    () => toBase58(Buffer.concat([Buffer.of(0x80), octets(32)]), bitcoinAlphabet),
  ],
  [
    'bitcoin-private-key',
    'wif',
    () => toBase58(Buffer.concat([Buffer.of(0x80), octets(32), Buffer.of(1)]), bitcoinAlphabet),
  ],
  [
    'bitcoin-extended-private-key',
    'root',
    () => toBase58(Buffer.concat([Buffer.of(4, 0x88, 0xad, 0xe4), octets(74)]), bitcoinAlphabet),
  ],
  ['xrp-secret-seed', 'XRP_SEED', () => toBase58(Buffer.concat([Buffer.of(33), octets(16)]), rippleAlphabet)],
  ['stellar-secret-seed', 'STELLAR_SECRET', () => toBase32(Buffer.concat([Buffer.of(18 << 3), octets(32)]))],
  ['nats-nkey-seed', 'NATS_SEED', () => toBase32(Buffer.concat([Buffer.of(149, 0), octets(32)]))],
])('%s is found at %s when its checksum is right, and only then', (id, name, next) => {
  const find = finder(id);
  for (const notation of notations) {
    const secret = next();
    expect(find(notation(name, secret)), secret).toEqual([secret]);
  }
  const secret = next();
  const at = Math.floor(secret.length / 2);
  const other = secret[at] === 'Q' ? 'R' : 'Q';
  expect(find(`${name}=${secret.slice(0, at)}${other}${secret.slice(at + 1)}`)).toEqual([]);
  expect(find(`${name}=${secret.slice(0, -1)}`)).toEqual([]);
});

test('the token of a service role is found, and that for everyone is not', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (role: string) =>
    `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: 'supabase', ref: 'abcdefabcdef', role, iat: 1700000000 })}.${draw('{url:43}', random)}`;
  const find = finder('supabase-service-role-key');
  const secret = token('service_role');
  expect(find(`SUPABASE_KEY=${secret}`)).toEqual([secret]);
  expect(find(`SUPABASE_KEY=${token('anon')}`)).toEqual([]);
});

test('the token of a bot is found alone and in an address', () => {
  const find = finder('telegram-bot-token');
  const secret = draw('{d:10}:AA{url:33}', random);
  expect(find(`BOT = '${secret}'`)).toEqual([secret]);
  expect(find(`https://api.telegram.org/bot${secret}/sendMessage`)).toEqual([secret]);
  expect(find(`q7${secret}`)).toEqual([]);
  expect(find(`BOT = '${secret.slice(0, -1)}'`)).toEqual([]);
});

test('names of files, settings and tests that begin like a token are none', () => {
  const text = [
    'vcr_cassettes_for_integration_tests_dir',
    'polar_at_a_coordinate_transformation_matrix_value',
    'sk_prod_environment_configuration_for_the_payments_service_account',
    'sk_live_thisIsNotTheRealKeyOfAnybodyHere',
    'whsec_theSigningSecretOfYourEndpoint',
    `secret-${draw('{hex:40}', random)}`,
    "PAGERDUTY_TOKEN = env('PAYPAL_CLIENT_NUMBER')",
    'openai_api_key: sk-this-is-where-it-goes-later',
  ].join('\n');
  expect(together.scan(text).map(({ rule, secret }) => [rule.id, secret])).toEqual([]);
});

test('the bearer token of X is found by the row that it begins with', () => {
  const find = finder('twitter-bearer-token');
  const secret = `Q${draw('{an:90}', random)}`;
  expect(find(`bearer = "${'A'.repeat(22)}${secret}"`)).toEqual([secret]);
  expect(find(`image = "${'A'.repeat(60)}${secret}"`)).toEqual([]);
});

test('the private key of an account is found, and the ones that everybody knows are not', () => {
  const find = finder('ethereum-private-key');
  const key = draw('{hex:64}', random);
  expect(find(`PRIVATE_KEY=0x${key}`)).toEqual([`0x${key}`]);
  expect(find(`deployerKey: "${key}"`)).toEqual([key]);
  expect(find(`tx hash: 0x${key}`)).toEqual([]);
  const known = ['ac0974bec39a17e3', '6ba4a6b4d238ff94', '4bacb478cbed5efc', 'ae784d7bf4f2ff80'].join('');
  expect(find(`PRIVATE_KEY=0x${known}`)).toEqual([]);
});

test('the recovery phrase of a wallet is found; prose, and the phrase of every test chain, are not', () => {
  const find = finder('wallet-mnemonic');
  const words = 'ribbon velvet orbit camera hollow timber sunset glance pepper marble avocado lantern'.split(
    ' ',
  );
  expect(find(`MNEMONIC="${words.join(' ')}"`)).toEqual([words.join(' ')]);
  expect(find(`const seedPhrase = '${words.join(' ')}';`)).toEqual([words.join(' ')]);
  expect(find(`MNEMONIC="${words.slice(0, 11).join(' ')}"`)).toEqual([]);
  expect(find(`MNEMONIC="${'test '.repeat(11)}junk"`)).toEqual([]);
  expect(find(`MNEMONIC="${'abandon '.repeat(11)}about"`)).toEqual([]);
  expect(
    find('mnemonic: the words that you wrote down when your wallet was made are asked for here'),
  ).toEqual([]);
});

test('keys that are meant to be seen are none', () => {
  const text = [
    `pk_live_${draw('51{an:97}', random)}`,
    `phc_${draw('{an:43}', random)}`,
    `pk.eyJ1${draw('{url:72}.{url:22}', random)}`,
    `https://${draw('{hex:32}', random)}@o1.ingest.sentry.io/42`,
    `pk-lf-${draw('{uuid}', random)}`,
    `sb_publishable_${draw('{an:22}_{an:8}', random)}`,
    `rzp_test_${draw('{an:14}', random)}`,
    `pub-c-${draw('{uuid}', random)} sub-c-${draw('{uuid}', random)}`,
    `MAILGUN_PUBLIC_KEY=${draw('{hex:32}', random)}`,
    `RECAPTCHA_SITE_KEY=6L${draw('{url:38}', random)}`,
  ].join('\n');
  expect(together.scan(text).map(({ rule, secret }) => [rule.id, secret])).toEqual([]);
});

test('test modes and keys of the client only warn', () => {
  const warned = rulesS3.filter(({ weight }) => weight === 'warn').map(({ id }) => id);
  for (const id of ['secret/stripe-test-key', 'secret/lob-test-key', 'secret/new-relic-browser-key']) {
    expect(warned).toContain(id);
  }
  expect(warned).not.toContain('secret/stripe-secret-key');
});

test('every rule says where to revoke, after which document, and has keywords that the scanner takes', () => {
  expect(byId.size).toBe(rulesS3.length);
  for (const rule of rulesS3) {
    expect(rule.remedy.length, rule.id).toBeGreaterThan(20);
    expect(rule.source.length, rule.id).toBeGreaterThan(0);
    for (const keyword of rule.keywords) expect(keyword, rule.id).toMatch(/^[\x21-\x40\x5b-\x7e ]{3,60}$/);
    expect(rule.pattern.source, rule.id).not.toMatch(/[^\\][*+](?![^[]*\])/);
  }
});

test('no text makes the scanner throw', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom(...rulesS3.flatMap(({ keywords }) => keywords)),
    fc.constantFrom('_KEY=', ': "', 'token', '\r\n', '\u0000'),
  );
  fc.assert(fc.property(fc.array(part, { maxLength: 40 }), (parts) => void together.scan(parts.join(''))));
});

test('texts made to be slow cost no more than in proportion to their length', () => {
  const worst = [
    'mailgun key ',
    'twilio',
    'sk-',
    'eyJa.',
    'mnemonic = abc ',
    'nats S',
    'https://',
    'token webex A',
  ];
  for (const unit of worst) {
    const time = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const runs = Array.from({ length: 3 }, () => {
        const began = process.cpuUsage();
        together.scan(text);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1000;
      });
      return Math.min(...runs);
    };
    expect(time(256_000) / Math.max(10, time(64_000)), unit).toBeLessThan(16);
  }
});
