import { expect, test } from 'vitest';
import { evidenceVersion } from '../../../src/change/evidence/version.ts';
import { EvidenceConfiguration } from '../../../src/domain/configuration.ts';
import { configuration } from './artifacts.ts';

test('the order of keys makes no other version, and any other command does', () => {
  const [command] = configuration.commands;
  const turned = Object.fromEntries(Object.entries(configuration).toReversed());
  expect(evidenceVersion(turned as EvidenceConfiguration)).toBe(evidenceVersion(configuration));
  expect(evidenceVersion(configuration)).toMatch(/^[0-9a-f]{16}$/);
  const other = EvidenceConfiguration.parse({ ...configuration, commands: [{ ...command, run: 'true' }] });
  expect(evidenceVersion(other)).not.toBe(evidenceVersion(configuration));
});
