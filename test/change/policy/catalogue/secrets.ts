/** What the catalogue of policy-catalogue.md asks for under secrets exposure, and the rules that answer it. */
export const secretLines: readonly (readonly [string, readonly string[]])[] = [
  [
    'Provider tokens',
    ['secret/github-personal-access-token', 'secret/aws-secret-access-key', 'secret/stripe-secret-key'],
  ],
  ['private keys (PEM/PKCS8/OpenSSH/PGP/age/PuTTY)', ['secret/private-key']],
  ['connection strings', ['secret/connection-string']],
  [
    'basic-auth URLs',
    ['secret/basic-auth-url', 'secret/authorization-header', 'secret/command-line-password'],
  ],
  ['JWTs', ['secret/jwt']],
  ['kubeconfig/service-account JSON', ['secret/kubeconfig', 'secret/gcp-service-account']],
  ['k8s Secret data', ['secret/kubernetes-secret']],
  [
    '.env/.npmrc/.netrc/.pypirc/.dockerconfigjson/tfstate/tfvars',
    [
      'secret/dotenv',
      'secret/npmrc',
      'secret/netrc',
      'secret/pypirc',
      'secret/docker-config',
      'secret/terraform-state',
      'secret/terraform-variables',
    ],
  ],
  ['high-entropy assignment to a credential-named key', ['secret/generic-assignment', 'secret/key-in-call']],
];
