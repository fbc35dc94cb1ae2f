import { expect, test } from 'vitest';
import { cloudFormation } from '../../../../src/change/policy/detectors/cloudformation.ts';
import { compose } from '../../../../src/change/policy/detectors/compose.ts';
import { dockerfiles } from '../../../../src/change/policy/detectors/dockerfile.ts';
import { helm } from '../../../../src/change/policy/detectors/helm.ts';
import { kubernetes } from '../../../../src/change/policy/detectors/kubernetes.ts';
import { type FileChange, manifestCatalogue } from '../catalogue/manifests.ts';
import { sightsOf } from '../sightings.ts';
import { changeBetween } from './change.ts';

async function found([path, base, head]: FileChange): Promise<string[]> {
  const files = changeBetween(base === null ? {} : { [path]: base }, head === null ? {} : { [path]: head });
  const seen = await Promise.all(
    [kubernetes, helm, dockerfiles, compose, cloudFormation].map((one) => sightsOf(one, files)),
  );
  return [...new Set(seen.flat().map(({ rule }) => rule))];
}

test.each(manifestCatalogue)('%s', async (_, rules, caught, alike) => {
  for (const change of caught)
    expect({ change, found: await found(change) }).toEqual({ change, found: rules });
  for (const change of alike) expect({ change, found: await found(change) }).toEqual({ change, found: [] });
});
