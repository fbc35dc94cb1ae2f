import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lineChannelSecret: SecretRule = {
  id: 'secret/line-channel-secret',
  title: 'A LINE channel secret is in the diff',
  provider: 'LINE',
  keywords: ['line_channel', 'line-channel', 'linechannel'],
  pattern: assigned('line(?=[_-]?channel)', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in the LINE Developers Console under your channel > Basic settings and issue a new one.',
  source: ['LINE Developers: Channel secret'],
};
