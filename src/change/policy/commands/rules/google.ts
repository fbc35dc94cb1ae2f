import { destroying, type Tool } from '../tool.ts';

const source = ['Google Cloud CLI reference', 'gsutil and bq reference'];
const valued =
  '--project --account --configuration --format --verbosity --impersonate-service-account --billing-project --region --zone --filter';
const data = destroying('google-data', 'A command deletes data in Google Cloud', {
  why: 'Buckets, databases, disks and their backups that are deleted through the API cannot be asked back.',
  operation: 'data.delete',
  source,
});
const infrastructure = destroying(
  'google-infrastructure',
  'A command destroys infrastructure in Google Cloud',
  {
    why: 'What runs on it stops at once, and what is made anew has another address and identity.',
    operation: 'infrastructure.destroy',
    source,
  },
);
const identity = destroying(
  'google-identity',
  'A command removes identities, keys or zones in Google Cloud',
  {
    why: 'Who and what used them is locked out, and what was encrypted with a destroyed key stays unreadable.',
    operation: 'identity.change',
    source,
  },
);

/** The command lines of Google Cloud. */
export const google: readonly Tool[] = [
  {
    names: ['gcloud'],
    valued,
    dry: '--dry-run|--validate-only',
    rules: [
      {
        rule: data,
        block: [
          '** sql instances|databases|backups|users delete',
          '** sql instances patch --no-backup',
          '** sql instances reset-ssl-config|restore-backup',
          '** compute disks|snapshots|images|machine-images delete',
          '** storage rm',
          '** storage buckets delete',
          '** storage rsync --delete-unmatched-destination-objects',
          '** storage objects delete',
          '** firestore|datastore|spanner|bigtable|redis|memcache|alloydb|filestore|pubsub|artifacts|bigquery|dataproc|backup-dr ** delete',
          '** firestore bulk-delete|delete',
          '** container images delete',
          '** logging logs|buckets|sinks delete',
          '** tasks queues purge|delete',
          '** source repos delete',
          '** storage buckets update --no-versioning',
        ],
      },
      {
        rule: infrastructure,
        block: [
          '** projects delete',
          '** compute|container|run|functions|app|dataflow|deployment-manager|composer|scheduler|workflows|vpc-access|network-connectivity|notebooks|ai|ai-platform|endpoints|api-gateway|eventarc|builds|deploy|infra-manager ** delete',
          '** resource-manager folders delete',
          '** compute instance-groups managed resize --size=0',
          '** container clusters resize --num-nodes=0',
          '** services disable',
        ],
        warn: ['** compute instances stop|reset|suspend'],
      },
      {
        rule: identity,
        block: [
          '** kms ** destroy|disable',
          '** secrets ** delete|destroy',
          '** iam ** delete|disable|undelete',
          '** dns ** delete',
          '** dns record-sets transaction remove',
          '** projects|organizations|folders remove-iam-policy-binding',
          '** projects|organizations set-iam-policy',
          '** domains registrations delete',
          '** organizations delete',
          '** certificate-manager|privateca ** delete',
          '** billing projects unlink',
        ],
      },
      {
        rule: destroying('google-protection', 'A command takes a protection away in Google Cloud', {
          why: 'Deletion protection, liens and backups are there for the day on which something goes wrong.',
          operation: 'protection.remove',
          source,
        }),
        block: [
          '** --no-deletion-protection',
          '** alpha resource-manager liens delete',
          '** resource-manager liens delete',
          '** monitoring policies delete',
          '** --no-enable-deletion-protection',
          '** --no-backup',
          '** scc ** delete',
          '** org-policies delete|reset',
        ],
      },
    ],
  },
  {
    names: ['gsutil'],
    valued: '-o -h -u -i',
    dry: '-n',
    rules: [
      {
        rule: data,
        block: [
          'rm -r|-R|-a',
          'rm',
          'rb',
          'rsync -d',
          'lifecycle set',
          'versioning set off',
          'retention clear',
        ],
      },
    ],
  },
  {
    names: ['bq'],
    valued: '--project_id --location --dataset_id',
    rules: [{ rule: data, block: ['rm', 'truncate', 'query --replace|--destination_table --replace'] }],
  },
  {
    names: ['firebase'],
    valued: '--project -P --token --config',
    rules: [
      {
        rule: data,
        block: [
          'firestore:delete',
          'database:remove',
          'hosting:disable',
          'functions:delete',
          'auth:import',
          'hosting:channel:delete',
          'hosting:sites:delete',
          'remoteconfig:rollback',
          'appdistribution:testers:remove',
          'firestore:databases:delete',
          'firestore:bulkdelete',
          'functions:secrets:destroy',
          'ext:uninstall',
          'apphosting:backends:delete',
          'dataconnect:sql:migrate --force',
        ],
      },
    ],
  },
];
