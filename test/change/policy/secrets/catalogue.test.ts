import { expect, test } from 'vitest';
import { privateKeys } from '../../../../src/change/policy/detectors/private-keys.ts';
import { secrets } from '../../../../src/change/policy/detectors/secrets.ts';
import { adding } from '../../changed-file.ts';
import { secretLines } from '../catalogue/secrets.ts';
import { pkcs8 } from '../keys.ts';
import { sightingsOf } from '../sightings.ts';

const ids = new Set([...secrets.rules, ...privateKeys.rules].map(({ id }) => String(id)));

test.each(secretLines)('the catalogue asks for %s, and there are rules', (_, rules) => {
  for (const rule of rules) expect(ids).toContain(rule);
});

test('the key in the JSON of a service account is named for it, and found once', () => {
  const text = JSON.stringify({ type: 'service_account', private_key: pkcs8 }, null, 2);
  const found = [privateKeys, secrets].flatMap((detector) =>
    sightingsOf(detector, [adding('sa.json', text)]),
  );
  expect(found.map(({ rule }) => rule)).toEqual(['secret/gcp-service-account']);
});
