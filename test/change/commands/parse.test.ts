import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseComment } from '../../../src/change/commands/parse.ts';

const parsed = (body: string) => parseComment(body);

test.each([
  ['/wired explain', { word: 'explain' }],
  ['/wired  Retry \r\nplease', { word: 'retry' }],
  ['/wired rollback\n\nIt is slow.', { word: 'rollback', environment: null }],
  ['/wired rollback eu/production', { word: 'rollback', environment: 'eu/production' }],
  ['/wired approve ABCDEF1', { word: 'approve', sha: 'abcdef1', environment: null }],
  ['/wired approve abcdef1 eu production', { word: 'approve', sha: 'abcdef1', environment: 'eu production' }],
  [
    '/wired override wired-chaos/policy a dummy  key',
    { word: 'override', check: 'policy', reason: 'a dummy key' },
  ],
  ['/wired pause', { word: 'pause', scope: 'repository' }],
  ['/wired resume org', { word: 'resume', scope: 'organisation' }],
] as const)('%j is a command', (body, command) => {
  expect(parsed(body)).toEqual({ kind: 'command', command });
});

test.each([
  '',
  'wired pause',
  ' /wired pause',
  '\n/wired pause',
  '> /wired pause',
  '`/wired pause`',
  '```\n/wired pause\n```',
  '<!--\n/wired pause\n-->',
  '    /wired pause',
  'Please\n/wired pause',
  '/wiredpause',
  '/WIRED pause',
])('%j is none', (body) => {
  expect(parsed(body)).toEqual({ kind: 'none' });
});

test.each([
  ['/wired approve', 'approve'],
  ['/wired approve abc123', 'approve'],
  ['/wired approve main', 'approve'],
  ['/wired override policy', 'override'],
  ['/wired override everything because', 'override'],
  ['/wired pause everything', 'pause'],
  ['/wired pause constructor', 'pause'],
  [`/wired rollback ${'x'.repeat(256)}`, 'rollback'],
])('%j is told how to write it', (body, word) => {
  expect(parsed(body)).toEqual({ kind: 'malformed', word });
});

test.each([
  '/wired',
  '/wired lunch',
  '/wired toString',
  '/wired approve \u202eabcdef1',
  '/wired pau\u200bse',
])('%j is unknown', (body) => {
  expect(parsed(body)).toEqual({ kind: 'unknown' });
});

test('whatever stands below the first line changes nothing', () => {
  const first = fc.constantFrom(
    '/wired pause',
    '/wired approve abcdef1',
    '/wired lunch',
    'Hello',
    '> /wired pause',
  );
  fc.assert(
    fc.property(first, fc.string({ unit: 'binary' }), (line, below) => {
      expect(parsed(`${line}\n${below}`)).toEqual(parsed(line));
    }),
  );
});

test('no text makes it fail, and a commit is never anything but hex', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = parsed(`/wired approve ${text}`);
      if (read.kind === 'command' && read.command.word === 'approve') {
        expect(read.command.sha).toMatch(/^[0-9a-f]{7,64}$/);
      }
    }),
  );
});
