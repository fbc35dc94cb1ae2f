/** What a file is for, as far as its path tells. */
export type Kind =
  | 'migration'
  | 'infrastructure'
  | 'workflow'
  | 'dependency'
  | 'configuration'
  | 'source'
  | 'asset'
  | 'test'
  | 'documentation';

/** Kinds from riskiest to least risky, with how a path is recognised and why a reviewer should look there. */
interface KindOfFile {
  readonly kind: Kind;
  readonly path: RegExp;
  /** Empty where nothing more than the usual care is due. */
  readonly reason: string;
}

const lockFile =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Gemfile(?:\.lock)?|Cargo\.(?:lock|toml)|go\.(?:sum|mod)|poetry\.lock|uv\.lock|Pipfile(?:\.lock)?|requirements[^/]*\.txt|pyproject\.toml|composer\.(?:lock|json)|package\.json|pom\.xml|build\.gradle(?:\.kts)?|gradle\.lockfile|\.npmrc|\.gitmodules)$/i;

// The first that matches decides, so a test of a migration is a migration: the stricter reading.
const kinds: readonly KindOfFile[] = [
  {
    kind: 'migration',
    path: /(?:^|\/)(?:migrations?|migrate|alembic\/versions|db\/changelog)\/|\.sql$|(?:^|\/)schema\.(?:rb|prisma)$/i,
    reason: 'changes stored data',
  },
  {
    kind: 'infrastructure',
    path: /\.(?:tf|tfvars|hcl|bicep)$|(?:^|\/)(?:terraform|infra|infrastructure|k8s|kubernetes|helm|charts|manifests|ansible|cloudformation|pulumi)\/|(?:^|\/)(?:Dockerfile|Containerfile|docker-compose|compose)(?:\.[^/]*)?$|(?:^|\/)(?:Chart|kustomization|serverless)\.ya?ml$/i,
    reason: 'changes what runs in production',
  },
  {
    kind: 'workflow',
    path: /^\.github\/(?:workflows|actions)\/|(?:^|\/)action\.ya?ml$|^\.github\/(?:CODEOWNERS|wired-chaos\.ya?ml)$|(?:^|\/)CODEOWNERS$|(?:^|\/)(?:Jenkinsfile|\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines\.yml)$|^\.circleci\//i,
    reason: 'changes what judges or ships code',
  },
  { kind: 'dependency', path: lockFile, reason: 'brings in code of others' },
  {
    kind: 'test',
    path: /(?:^|\/)(?:tests?|spec|specs|__tests__|__mocks__|e2e|fixtures|testdata)\/|[._-](?:test|spec)\.[a-z]+$|(?:^|\/)test_[^/]*\.py$|_test\.(?:go|py|rb|exs)$/i,
    reason: '',
  },
  {
    kind: 'documentation',
    path: /\.(?:md|mdx|rst|adoc|txt)$|^docs?\/|(?:^|\/)(?:LICENSE|NOTICE|AUTHORS|CHANGELOG)[^/]*$/i,
    reason: '',
  },
  {
    kind: 'configuration',
    path: /\.(?:ya?ml|toml|ini|cfg|conf|properties|env|json|jsonc|json5|xml|plist)$|(?:^|\/)\.[^/]+$|(?:^|\/)config\//i,
    reason: 'changes how it behaves without a compiler looking',
  },
  {
    kind: 'asset',
    path: /\.(?:png|jpe?g|gif|webp|avif|ico|svg|woff2?|ttf|otf|mp[34]|webm|pdf|zip|gz|wasm|bin|css|scss)$/i,
    reason: '',
  },
];

/** Kinds in the order in which a reviewer should look at them, riskiest first. */
export const riskiestFirst: readonly Kind[] = [
  'migration',
  'infrastructure',
  'workflow',
  'dependency',
  'configuration',
  'source',
  'asset',
  'test',
  'documentation',
];

/**
 * The kind of a file and, where it asks for more than the usual care, the reason in a few words.
 * @param binary a binary file that nothing else names is an asset.
 */
export function kindOf(path: string, binary: boolean): { kind: Kind; reason: string } {
  const found = kinds.find((kind) => kind.path.test(path));
  if (found !== undefined) return { kind: found.kind, reason: found.reason };
  return binary ? { kind: 'asset', reason: '' } : { kind: 'source', reason: '' };
}
