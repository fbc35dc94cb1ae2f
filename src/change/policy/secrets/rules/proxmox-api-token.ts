import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const proxmoxApiToken: SecretRule = {
  id: 'secret/proxmox-api-token',
  title: 'A Proxmox API token is in the diff',
  provider: 'Proxmox',
  keywords: ['proxmox', 'pveapitoken'],
  pattern: assigned(
    'proxmox|pveapitoken',
    /(?:[a-z0-9.-]{1,30}@[a-z]{2,10}![a-z0-9-]{1,30}=)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  ),
  longest: longestAssigned + 109,
  entropy: 2.8,
  remedy: 'Revoke it in Proxmox under Datacenter > Permissions > API Tokens and issue a new one.',
  source: ['Proxmox VE Wiki: User management'],
};
