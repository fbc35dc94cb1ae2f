import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { rulesS2 } from '../../../../src/change/policy/secrets/rules-s2.ts';
import { createScanner } from '../../../../src/change/policy/secrets/scan.ts';
import { draw, placeholderOf, seeded } from './draw.ts';
import { namedForms, ownForms } from './s2-formats.ts';

const random = seeded(11);
const byId = new Map(rulesS2.map((rule) => [rule.id.slice('secret/'.length), rule]));
const together = createScanner(rulesS2);

/** Looks only for one format; answers with the secrets. */
function finder(id: string): (text: string) => string[] {
  const rule = byId.get(id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  const scanner = createScanner([rule]);
  return (text) => scanner.scan(text).map(({ secret }) => secret);
}

function firstOf(text: string): string | undefined {
  return together.scan(text)[0]?.rule.id.slice('secret/'.length);
}

const notations = [
  (name: string, secret: string) => `${name}=${secret}\n`,
  (name: string, secret: string) => `${name}: "${secret}"\r\n`,
  (name: string, secret: string) => `const value = { ${name}: '${secret}' };`,
  (name: string, secret: string) => `env:\n  - name: ${name}\n    value: ${secret}\n`,
];
const mentions = [
  ...notations.map((notation) => (secret: string) => notation('token', secret)),
  (secret: string) => `curl -H 'Authorization: Bearer ${secret}' https://api.acme.dev`,
  (secret: string) => `Use ${secret}, until Friday.`,
];
describe.each(ownForms)('%s', (id, ...forms) => {
  const find = finder(id);

  test('is found by its form, wherever it stands', () => {
    for (const form of forms) {
      for (const mention of mentions) {
        const text = mention(draw(form, random));
        expect(find(text), text).toHaveLength(1);
        expect(firstOf(text), text).toBe(id);
      }
    }
  });

  test('is none when it is a placeholder, within something longer, or of another length', () => {
    for (const form of forms) {
      expect(find(`token=${placeholderOf(form)}`)).toEqual([]);
      const secret = draw(form, random);
      expect(find(`token=q7${secret}`)).toEqual([]);
      // Formats of several lengths or forms have several examples.
      if (forms.length > 1) continue;
      expect(find(`token=${secret.slice(0, -1)}`)).toEqual([]);
      expect(find(`token=${secret}q7`)).toEqual([]);
      expect(find(`token=${secret.slice(0, -3)}!${secret.slice(-2)}`)).toEqual([]);
    }
  });
});

/** Where the form of another rule fits the same value, either says the same. */
const shared = new Set(['aws-access-key-assigned']);

describe.each(namedForms)('%s', (id, name, ...forms) => {
  const find = finder(id);

  test('is found where it is given to what is named for its provider', () => {
    for (const form of forms) {
      for (const notation of notations) {
        const text = notation(name, draw(form, random));
        expect(find(text), text).toHaveLength(1);
        if (!shared.has(id)) expect(firstOf(text), text).toBe(id);
      }
    }
  });

  test('is none elsewhere, as a placeholder, as a hash or of another length', () => {
    for (const form of forms) {
      const secret = draw(form, random);
      expect(find(`${name}=${placeholderOf(form)}`)).toEqual([]);
      expect(find(`checksum=${secret}`)).toEqual([]);
      expect(find(`${name}_HASH=${secret}`)).toEqual([]);
      expect(find(`${name}=${'q7'.repeat(70)}${secret}`)).toEqual([]);
      expect(find(`${name}=${secret}${'q7'.repeat(70)}`)).toEqual([]);
      if (forms.length === 1) expect(find(`${name}=${secret.slice(0, -1)}`)).toEqual([]);
    }
  });
});

/** CRC-32 as zlib has it, in this base. */
const checksum = (text: string, alphabet: string, length: number) => {
  let rest = zlib.crc32(text);
  let out = '';
  for (; out.length < length; rest = Math.floor(rest / alphabet.length))
    out = (alphabet[rest % alphabet.length] ?? '') + out;
  return out;
};
const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const base62 = `${digits}${lower.toUpperCase()}${lower}`;
const github = (prefix: string, length = 30) => {
  const body = draw(`{an:${length}}`, random);
  return `${prefix}_${body}${checksum(body, base62, 6)}`;
};
const gitlab = (prefix: string) => {
  const payload = `${prefix}-${draw('{url:36}', random)}.`;
  return ['01.10', '10'].map((middle) => {
    const text = `${payload}${middle}`;
    return text + checksum(text, digits + lower, 7);
  });
};
const discord = () => draw(`${btoa(draw('1{d:17}', random)).replaceAll('=', '')}.{url:6}.{url:38}`, random);

test.each([
  ['github-personal-access-token', () => github('ghp')],
  ['github-oauth-token', () => github('gho')],
  ['github-app-user-token', () => github('ghu')],
  ['github-app-installation-token', () => github('ghs')],
  ['github-app-refresh-token', () => github('ghr', 70)],
  ['gitlab-routable-token', () => gitlab('glpat')[0] ?? ''],
  ['gitlab-routable-token', () => gitlab('glrt-t1_')[1] ?? ''],
])('%s is found when its checksum is right, and only then', (id, next) => {
  const find = finder(id);
  for (const mention of mentions) {
    const text = mention(next());
    expect(find(text), text).toHaveLength(1);
    expect(firstOf(text), text).toBe(id);
  }
  const token = next();
  const last = token.at(-1) === '0' ? '1' : '0';
  expect(find(`token=${token.slice(0, -1)}${last}`)).toEqual([]);
  expect(find(`token=${token.slice(0, 9)}${token[9] === 'a' ? 'b' : 'a'}${token.slice(10)}`)).toEqual([]);
  expect(find(`token=${token.slice(0, -1)}`)).toEqual([]);
  expect(find(`token=q7${token}`)).toEqual([]);
});

test.each([
  ['github-fine-grained-token', 'github_pat_{an:22}_{an:59}'],
  ['github-app-stateless-token', 'ghs_{d:7}_eyJ{url:90}.eyJ{url:300}.{url:86}'],
  ['gitlab-personal-access-token', 'glpat-{url:20}'],
  ['aws-access-key-id', 'AKIA7{b32:15}'],
  ['aws-access-key-id', 'ASIA3{b32:15}'],
  ['google-api-key', 'AIza{url:35}'],
  ['azure-client-secret', '{aad:3}8Q~{aad:34}'],
])('%s is found by its form', (id, form) => {
  const find = finder(id);
  const safe = () => draw(form, random).replaceAll(/[.~-](?=$)|^[.~-]/g, 'k');
  for (const mention of mentions) {
    const text = mention(safe());
    expect(find(text), text).toHaveLength(1);
    expect(firstOf(text), text).toBe(id);
  }
  expect(find(`token=${placeholderOf(form)}`)).toEqual([]);
  expect(find(`token=q7q7q7${safe()}`)).toEqual([]);
});

test('the token of a Discord bot is known by the number of its user', () => {
  const find = finder('discord-bot-token');
  expect(find(`client.login('${discord()}');`)).toHaveLength(1);
  expect(find(`DISCORD_TOKEN=${discord()}`)).toHaveLength(1);
  expect(find(`discord: ${draw('Mz{url:22}.{url:6}.{url:38}', random)}`)).toEqual([]);
  expect(find(`price: ${discord()}`)).toEqual([]);
});

test("a key that tells whose Firebase project it is warns, and Google's other keys block", () => {
  const key = draw('AIza{url:35}', random);
  const config = `apiKey: "${key}",\n  authDomain: "shop.firebaseapp.com",\n`;
  expect(together.scan(config)[0]?.rule).toMatchObject({ id: 'secret/firebase-web-api-key', weight: 'warn' });
  expect(firstOf(`GOOGLE_MAPS_KEY=${key}`)).toBe('google-api-key');
});

test('a signed URL is a secret of Azure; what AWS only names in one is none', () => {
  const signature = encodeURIComponent(draw('{b64:43}=', random));
  const url = `https://shop.blob.core.windows.net/a?sv=2024-08-04&se=2030-01-01&sr=b&sp=r&sig=${signature}`;
  expect(firstOf(url)).toBe('azure-sas-token');
  expect(firstOf(`x?sig=${signature}`)).toBeUndefined();
  const flow = draw(
    'https://prod-01.logic.azure.com:443/workflows/{hex:32}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Frun&sv=1.0&sig={url:43}',
    random,
  );
  expect(firstOf(flow)).toBe('azure-logic-app-url');
  const signed = draw('X-Amz-Credential=AKIA7{b32:15}%2F20260101&X-Amz-Signature={hex:64}', random);
  expect(firstOf(signed)).toBeUndefined();
});

test('what is published, an identifier or a digest is no secret', () => {
  const emulator = [
    'Eby8vdM02x',
    'NOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
    '/K1SZFPTOtr/KBHBeksoGMGw==',
  ];
  const texts = [
    `AccountName=devstoreaccount1;AccountKey=${emulator[0]}${emulator[1]}${emulator[2]}`,
    ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join(''),
    `aws_secret_access_key = ${['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/')}`,
    draw('AROA7{b32:16}', random),
    draw('datadog: { clientToken: "pub{hex:32}" }', random),
    draw('DATADOG_APP_KEY_ID={uuid}', random),
    draw('FLWPUBK-{hex:32}-X', random),
    draw('ALGOLIA_SEARCH_API_KEY={hex:32}', random),
    draw('DATADOG_PUBLIC_API_KEY={hex:32}', random),
    draw('AMPLITUDE_CACHE_KEY={hex:32}', random),
    draw('"datadog-token.js": "{hex:32}"', random),
    draw('RECAPTCHA_SITE_KEY=6L{url:38}', random),
    draw('aws-sdk: commit {hex:40}', random),
    draw('AWS_LAMBDA_IMAGE_KEY=sha256:{hex:64}', random),
    draw('APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey={uuid}', random),
    'cloudflare_api_token = var.cloudflare_api_token_for_the_production_zone',
    'const datadogKey = process.env.DATADOG_API_KEY ?? readFromTheVault("datadog/production/api-key");',
  ];
  for (const text of texts)
    expect(
      together.scan(text).map(({ rule }) => rule.id),
      text,
    ).toEqual([]);
});

test('words after a prefix are no secret', () => {
  const words =
    'some-token-that-the-tests-of-this-project-made-for-their-own-purposes-and-that-opens-nothing-at-all';
  for (const start of [
    'glpat-',
    'hvs.',
    'figd_',
    'sk-ant-api03-',
    'CFPAT-',
    'duffel_live_',
    'GOCSPX-',
    'ya29.',
    'fo1_',
  ]) {
    for (const length of [20, 28, 40, 43, 93]) {
      expect(together.scan(`token = "${start}${words.slice(0, length)}"`).map(({ rule }) => rule.id)).toEqual(
        [],
      );
    }
  }
});

test('every rule says what it is, can be found, and stands in a file of its name', async () => {
  const listed = new Set([...ownForms, ...namedForms].map(([id]) => id));
  expect(new Set(rulesS2.map(({ id }) => id)).size).toBe(rulesS2.length);
  for (const rule of rulesS2) {
    const name = rule.id.slice('secret/'.length);
    const file = (await import(`../../../../src/change/policy/secrets/rules/${name}.ts`)) as object;
    expect(Object.values(file)).toContain(rule);
    for (const keyword of rule.keywords) expect(keyword, rule.id).toMatch(/^[!-@[-`a-~]{3,}$/);
    expect(rule.pattern.source).toContain('(?<secret>');
    // Unbounded quantifiers would let one text take any time.
    expect(rule.pattern.source, rule.id).not.toMatch(/[^\\][*+](?![^[]*\])/);
    expect(rule.pattern.source, rule.id).not.toMatch(/\{\d+,\}/);
    expect(rule.longest, rule.id).toBeLessThan(3200);
    expect(rule.remedy.length).toBeGreaterThan(40);
    listed.delete(name);
  }
  expect([...listed]).toEqual([]);
});
