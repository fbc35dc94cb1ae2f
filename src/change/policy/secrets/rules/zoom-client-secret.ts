import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zoomClientSecret: SecretRule = {
  id: 'secret/zoom-client-secret',
  title: 'A Zoom client secret is in the diff',
  provider: 'Zoom',
  keywords: ['zoom_', 'zoom-', 'zoomclient', 'zoomapi', 'zoomapp'],
  pattern: assigned(
    'zoom(?=[_-]?(?:client|api|app|oauth|sdk|secret|verification))',
    /[A-Za-z0-9]{32}|[A-Za-z0-9]{36}/i,
    'secret',
  ),
  longest: longestAssigned + 36,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Zoom App Marketplace under Manage > App Credentials and issue a new one.',
  source: ['Zoom Developers: OAuth'],
};
