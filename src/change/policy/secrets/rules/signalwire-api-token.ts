import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const signalwireApiToken: SecretRule = {
  id: 'secret/signalwire-api-token',
  title: 'A SignalWire API token is in the diff',
  provider: 'SignalWire',
  keywords: ['signalwire', 'signal_wire', 'signal-wire'],
  pattern: assigned('signal_?-?wire', /PT[0-9a-f]{48}/i),
  longest: longestAssigned + 50,
  entropy: 2.8,
  remedy: 'Revoke it in the SignalWire dashboard under API and issue a new one.',
  source: ['SignalWire Docs: API token'],
};
