import { destroying, type Tool } from '../tool.ts';

const source = ['Azure CLI reference', 'AzCopy reference', 'Azure PowerShell reference'];
const data = destroying('azure-data', 'A command deletes data in Azure', {
  why: 'Databases, blobs, disks and their snapshots that are deleted through the API cannot be asked back.',
  operation: 'data.delete',
  source,
});
const infrastructure = destroying('azure-infrastructure', 'A command destroys infrastructure in Azure', {
  why: 'A resource group takes everything in it along; what runs on it stops at once.',
  operation: 'infrastructure.destroy',
  source,
});

/** The command lines of Azure. */
export const azure: readonly Tool[] = [
  {
    names: ['az'],
    valued: '--subscription --output -o --query --resource-group -g --name -n',
    dry: '--what-if|--dryrun|--dry-run|--validate',
    rules: [
      {
        rule: data,
        block: [
          'disk|snapshot|image|cosmosdb|postgres|mysql|mariadb|redis|synapse|kusto|backup|netappfiles|eventhubs|servicebus|search|batch|acr|databricks|dms ** delete',
          'sql ** delete',
          'storage ** delete|delete-batch',
          'storage remove',
          'storage blob|fs ** delete-batch|delete-directory',
          'storage blob sync --delete-destination=true',
          'sig ** delete',
          'backup protection disable --delete-backup-data',
          'acr purge',
        ],
      },
      {
        rule: infrastructure,
        block: [
          'group delete',
          'vm|vmss|aks|network|webapp|functionapp|appservice|container|containerapp|resource|deployment|apim|iot|logicapp|staticwebapp|cdn|afd|arc|arcdata|openshift|hdinsight|ml|signalr|spring|managedapp|stack|cognitiveservices|eventgrid|aro|relay|maps|account|bicep|monitor|devops|pipelines|repos|desktopvirtualization|fleet ** delete',
          'deployment ** --mode=complete',
          'stack ** --action-on-unmanage=delete*',
          'aks nodepool scale --node-count=0',
          'vmss scale --new-capacity=0',
          'vmss delete-instances',
        ],
        warn: ['vm deallocate|stop', 'aks stop'],
      },
      {
        rule: destroying('azure-identity', 'A command removes identities, keys or locks in Azure', {
          why: 'Who and what used them is locked out, and what a lock protected can be deleted by anybody.',
          operation: 'identity.change',
          source,
        }),
        block: [
          'keyvault ** delete|purge',
          'keyvault delete|purge',
          'keyvault update --enable-purge-protection=false',
          'ad ** delete|remove',
          'role ** delete',
          'lock delete',
          'policy ** delete',
          'identity ** delete',
          'group lock delete',
          'network dns ** delete',
          'security ** delete',
          'account lock delete',
          'resource lock delete',
          'monitor diagnostic-settings delete',
        ],
      },
    ],
  },
  {
    names: ['azcopy'],
    dry: '--dry-run',
    rules: [{ rule: data, block: ['remove|rm', 'sync --delete-destination=true|prompt'] }],
  },
  { names: ['azd'], rules: [{ rule: infrastructure, block: ['down'] }] },
];
