import { expect, test } from 'vitest';
import { compose } from '../../../../src/change/policy/detectors/compose.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightsOf } from '../sightings.ts';

const path = 'docker-compose.yml';
const database = (volume: string, volumes = 'volumes:\n  pg: {}\n') =>
  `services:\n  db:\n    image: postgres:17\n    volumes:\n      - ${volume}\n${volumes}`;
const kept = database('pg:/var/lib/postgresql/data');

test.each<[string, string | null, string, string[]]>([
  ['a volume goes', kept, 'services:\n  db:\n    image: postgres:17\n', ['block compose-volume-removed']],
  [
    'another volume',
    kept,
    database('new:/var/lib/postgresql/data', 'volumes:\n  new: {}\n'),
    ['block compose-volume-removed'],
  ],
  [
    'a service goes with its volume',
    kept,
    'services:\n  web:\n    image: a\n',
    ['block compose-volume-removed'],
  ],
  ['a volume gets a name', kept, kept.replace('pg: {}', 'pg: {name: x}'), ['block compose-volume-removed']],
  ['the host is mounted', null, 'services:\n  a:\n    volumes: ["/:/host"]\n', ['warn compose-host-access']],
  [
    'all rights',
    'services:\n  a:\n    image: b\n',
    'services:\n  a:\n    image: b\n    privileged: true\n',
    ['warn compose-host-access'],
  ],
])('%s', async (_, base, head, expected) => {
  const sights = await sightsOf(
    compose,
    changeBetween(base === null ? {} : { [path]: base }, { [path]: head }),
  );
  expect(sights.map(({ rule, weight }) => `${weight} ${rule.replace('destructive/', '')}`)).toEqual(expected);
});

test.each<[string, string, string]>([
  ['another image', kept, kept.replace('17', '18')],
  ['a read-only mount', kept, kept.replace('data', 'data:ro')],
  ['the long form', kept, database('{type: volume, source: pg, target: /var/lib/postgresql/data}')],
  ['sources', database('./src:/app', ''), database('./source:/app', '')],
])('silent: %s', async (_, base, head) => {
  expect(await sightsOf(compose, changeBetween({ [path]: base }, { [path]: head }))).toEqual([]);
});
