import { destroying, type Tool } from '../tool.ts';

const source = ['Microsoft: PowerShell module reference', 'Microsoft: Windows commands'];
const disks = destroying('windows-disk', 'A command wipes a disk or what can be restored on Windows', {
  why: 'A formatted disk or a deleted shadow copy cannot be brought back.',
  operation: 'data.delete',
  source,
});
const cloud = destroying('powershell-cloud', 'A cmdlet deletes resources of a cloud or a directory', {
  why: 'What the cloud deletes through its API it does not give back; whole groups go with what is in them.',
  operation: 'infrastructure.destroy',
  source: [
    ...source,
    'Azure PowerShell reference',
    'AWS Tools for PowerShell reference',
    'Microsoft: Active Directory module',
  ],
});

/** Windows, beside the removal of files. */
export const windows: readonly Tool[] = [
  {
    names: [
      'clear-disk',
      'format-volume',
      'initialize-disk',
      'remove-partition',
      'remove-volume',
      'reset-computermachinepassword',
      'remove-virtualdisk',
      'remove-storagepool',
      'disable-computerrestore',
      'clear-recyclebin',
      'clear-eventlog',
      'remove-eventlog',
      'clear-storagediagnosticinfo',
      'remove-vm',
      'remove-vhd',
      'remove-vmsnapshot',
      'remove-wbbackupset',
    ],
    dry: '-WhatIf|-whatif|-Whatif',
    rules: [{ rule: disks, block: ['**'] }],
  },
  {
    names: [
      'format',
      'diskpart',
      'cipher',
      'fdisk',
      'wbadmin',
      'vssadmin',
      'bcdedit',
      'wevtutil',
      'sdelete',
      'sdelete64',
      'format.com',
      'wmic',
      'fsutil',
      'reagentc',
    ],
    rules: [
      {
        rule: disks,
        block: [
          '*:',
          '*: *',
          '/s *',
          '/w:*',
          'delete *',
          'shadowcopy delete',
          'delete shadows',
          'resize shadowstorage',
          'cl',
          'shadowcopy ** delete',
          'clear-log',
          '/deletevalue',
          '/delete',
          'usn deletejournal',
          'delete catalog|systemstatebackup|backup',
          '-p|-s|-r',
          'process delete',
        ],
      },
    ],
  },
  {
    names: [
      'stop-computer',
      'restart-computer',
      'stop-service',
      'disable-netadapter',
      'set-netfirewallprofile',
      'uninstall-windowsfeature',
    ],
    dry: '-WhatIf',
    rules: [{ rule: cloud, warn: ['**'] }],
  },
  { names: ['remove-azresourcegroup'], rules: [{ rule: cloud, block: ['**'] }] },
  {
    names: ['net'],
    rules: [{ rule: cloud, block: ['user * /delete|/del', 'share * /delete', 'localgroup ** /delete'] }],
  },
  { names: ['reg'], rules: [{ rule: cloud, block: ['delete HKLM*|HKEY_LOCAL*|HKCR*'] }] },
  {
    names: ['sc', 'dsrm', 'dsquery', 'nltest', 'certutil', 'schtasks', 'iisreset', 'appcmd', 'dropdatabase'],
    rules: [
      { rule: cloud, block: ['delete *', '-subtree', 'CN=*|OU=*', '/delete', 'delete site|app|apppool'] },
    ],
  },
];

/** Cmdlets whose names tell: `Remove-AzSqlDatabase`, `Remove-ADUser`, `Remove-EC2Instance`. */
export const removingCmdlet =
  /^(?:remove|clear|uninstall|reset|stop|disable|revoke|unpublish)-(?:az(?!context|environment|account)|azad|azurerm|ad(?:user|group|computer|organizationalunit|object|domain|forest|service)|mg|ec2|s3|rds|dd|iam|cfn|kms|r53|lm|ecs|eks|efs|sec|sqs|sns|cw|elb|gc|gke|vm|cluster|dnsserver|sqldatabase|dbadatabase|dba|mailbox|exchange|spo|pnp|msol|azuread|intune|unifiedgroup|team|distributiongroup|iis|website|webapppool|dhcp|sr|snapshot|datastore|hardDisk|k8s|kube)/i;
export const cmdletRule = cloud;
