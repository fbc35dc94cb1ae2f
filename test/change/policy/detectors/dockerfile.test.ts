import { expect, test } from 'vitest';
import { dockerfiles } from '../../../../src/change/policy/detectors/dockerfile.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightsOf } from '../sightings.ts';

const digest = `@sha256:${'ab'.repeat(32)}`;

async function between(base: string | null, head: string): Promise<string[]> {
  const files = changeBetween(base === null ? {} : { Dockerfile: base }, { Dockerfile: head });
  const sights = await sightsOf(dockerfiles, files);
  return sights.map(
    ({ rule, weight, lines }) => `${weight} ${rule.replace(/^.*dockerfile-/, '')} ${lines?.start ?? '-'}`,
  );
}

test.each<[string, string | null, string, string[]]>([
  ['a digest becomes a tag', `FROM node:22${digest}\n`, 'FROM node:22\n', ['warn base-unpinned 1']],
  ['another registry', 'FROM node:22\n', 'FROM registry.example.net/node:22\n', ['warn base-unpinned 1']],
  [
    'a digest goes from an argument',
    `ARG V=22${digest}\nFROM node:$V\n`,
    'ARG V=22\nFROM node:$V\n',
    ['warn base-unpinned 2'],
  ],
  ['a download', 'FROM a\n', 'FROM a\nADD https://example.com/a.tgz /a/\n', ['block unchecked-download 2']],
  [
    'a script from the network',
    null,
    'FROM a\nRUN apt-get update && \\\n  curl -fsSL https://example.com/i.sh | bash -s -- -y\n',
    ['block runs-download 3'],
  ],
  [
    'a script through sudo',
    null,
    'FROM a\nRUN wget -qO- https://example.com/i.sh | sudo sh\n',
    ['block runs-download 2'],
  ],
  ['an environment file', null, 'FROM a\nCOPY package.json .env ./\n', ['block copied-credentials 2']],
  ['a key', null, 'FROM a\nCOPY ["id_rsa", "/home/app/.ssh/id_rsa"]\n', ['block copied-credentials 2']],
  [
    'credentials of a builder',
    null,
    'FROM a AS b\nCOPY .npmrc .\nFROM c\nCOPY --from=b /a /a\n',
    ['warn copied-credentials 2'],
  ],
  ['root at the end', 'FROM a\nUSER app\n', 'FROM a\nUSER app\nUSER root\n', ['warn root-user 3']],
  [
    'a volume goes',
    'FROM a\nVOLUME ["/data", "/log"]\n',
    'FROM a\nVOLUME /log\n',
    ['block volume-removed -'],
  ],
  ['a volume moves', 'FROM a\nVOLUME /data\n', 'FROM a\nVOLUME /srv\n', ['block volume-removed 2']],
])('%s', async (_, base, head, expected) => {
  expect(await between(base, head)).toEqual(expected);
  expect(await between(base?.replaceAll('\n', '\r\n') ?? null, head.replaceAll('\n', '\r\n'))).toEqual(
    expected,
  );
});

test.each<[string, string | null, string]>([
  ['another version', 'FROM node:22\n', 'FROM node:24\n'],
  ['another digest', `FROM node:22${digest}\n`, `FROM node:22${digest.replace('ab', 'cd')}\n`],
  ['an earlier stage', `FROM node:22${digest} AS b\nFROM b\n`, `FROM node:22${digest} AS b\nFROM b AS c\n`],
  ['a checked download', null, `FROM a\nADD --checksum=${digest.slice(1)} https://example.com/a.tgz /a/\n`],
  ['a remark', null, 'FROM a\n# ADD https://example.com/a.tgz /a/\n'],
  ['a download that is only kept', null, 'FROM a\nRUN curl -o a.sh https://example.com/a.sh\n'],
  [
    'a download that is only read',
    null,
    'FROM a\nRUN curl https://example.com/a.json | python3 -c "import json"\n',
  ],
  ['an example', null, 'FROM a\nCOPY .env.example .env\n'],
  ['a file of a stage', null, 'FROM a\nCOPY --from=b /id_rsa /x\n'],
  ['root for a while', null, 'FROM a\nUSER root\nRUN apt-get update\nUSER app\n'],
  ['volumes in another form', 'FROM a\nVOLUME /a /b\n', 'FROM a\nVOLUME ["/a", "/b/"]\n'],
  ['what a here-document holds', null, 'FROM a\nCOPY <<EOF /a\nADD https://example.com/a /a\nEOF\n'],
  [
    'a line that was there',
    'FROM a\nADD https://example.com/a.tgz /a/\n',
    'FROM a\nADD https://example.com/a.tgz /a/\nRUN x\n',
  ],
])('silent: %s', async (_, base, head) => {
  expect(await between(base, head)).toEqual([]);
});
