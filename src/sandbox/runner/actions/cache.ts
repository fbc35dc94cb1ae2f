import { booleanInput, type Invocation, type SimulatedAction } from './simulated-action.ts';

const inputs = {
  key: '',
  path: '',
  'restore-keys': '',
  'fail-on-cache-miss': 'false',
  'lookup-only': 'false',
};
const withoutEffect = ['enablecrossosarchive', 'upload-chunk-size', 'save-always'];

/** There is no cache service on this machine: every look-up misses, and nothing is kept. */
async function miss(invocation: Invocation): Promise<void> {
  const key = invocation.inputs.key ?? '';
  if (booleanInput(invocation, 'fail-on-cache-miss'))
    throw new Error(`Failed to restore cache entry. Exiting as fail-on-cache-miss is set. Input key: ${key}`);
  invocation.setOutput('cache-primary-key', key);
  invocation.setOutput('cache-hit', '');
  invocation.log(`Cache not found for input keys: ${key}`);
}

/** `actions/cache`: a documented miss. */
export const cache: SimulatedAction = {
  name: 'actions/cache',
  since: 3,
  inputs,
  withoutEffect,
  perform: miss,
};

/** `actions/cache/restore`: a documented miss. */
export const restoreCache: SimulatedAction = { ...cache, name: 'actions/cache/restore' };

/** `actions/cache/save`: keeps nothing, and says so. */
export const saveCache: SimulatedAction = {
  ...cache,
  name: 'actions/cache/save',
  async perform(invocation) {
    invocation.log('This runner keeps no cache: nothing was saved.');
  },
};
