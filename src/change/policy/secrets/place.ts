import type { SecretWords, Style } from './found-secret.ts';

const code =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|pyi|ipynb|go|java|kt|kts|scala|groovy|gradle|cs|fs|vb|php\d?|phtml|rb|erb|rake|rs|c|cc|cpp|cxx|h|hpp|m|mm|swift|dart|lua|pl|pm|r|jl|ex|exs|erl|hs|clj|cljs|elm|ml|sql|tf|hcl|bicep|proto|graphql|css|scss|less|html?|xhtml|jsp|aspx|sol|zig|nim|v|d|pas|f90|asm|coffee|ps1|psm1)$/i;
const prose =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|text|org|tex|log|csv|tsv|po|pot|srt)$|(?:^|\/)(?:readme|changelog|license|notice|authors|history)[^/]{0,20}$/i;

/** How the texts of a file are written, by its path. */
export function styleOf(path: string): Style {
  return code.test(path) ? 'code' : prose.test(path) ? 'prose' : 'configuration';
}

const generated =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|composer\.lock|Gemfile\.lock|Cargo\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|uv\.lock|go\.sum|flake\.lock|packages\.lock\.json|mix\.lock|pubspec\.lock|Podfile\.lock|gradle\.lockfile|\.terraform\.lock\.hcl|deno\.lock|Chart\.lock|Package\.resolved)$|\.(?:map|snap|svg|min\.js|min\.css|ipynb_checkpoints|xlf|xliff|arb|strings|ics|pem|crt|cer|pub|asc|sig|sum)$/i;

/** Files that tools write: sums and positions stand there beside the names of packages, and nobody's password. */
export function isGenerated(path: string): boolean {
  return generated.test(path);
}

/** What a file of a certain kind makes of a credential that could stand anywhere. */
interface Place {
  readonly path: RegExp;
  readonly words: Pick<SecretWords, 'id' | 'title' | 'remedy' | 'source' | 'provider'>;
}

const provider = 'the service that it is for';

export const places: readonly Place[] = [
  {
    path: /(?:^|\/)(?:[\w.-]{0,40}\.)?env(?:\.[\w.-]{1,40})?$|(?:^|\/)\.env(?:rc)?[\w.-]{0,40}$/i,
    words: {
      id: 'secret/dotenv',
      title: 'A credential of an environment file is in the diff',
      provider,
      remedy:
        'Replace the credential where it was issued; ignore .env files in Git, and commit an example without values.',
      source: ['The Twelve-Factor App, III. Config', 'CWE-798'],
    },
  },
  {
    path: /\.tfstate(?:\.backup)?$/i,
    words: {
      id: 'secret/terraform-state',
      title: 'A credential of a Terraform state is in the diff',
      provider,
      remedy:
        'Replace the credential, take the state out of the history, and keep it in a remote backend that encrypts.',
      source: ['Terraform: Manage sensitive data, State'],
    },
  },
  {
    path: /\.tfvars(?:\.json)?$/i,
    words: {
      id: 'secret/terraform-variables',
      title: 'A credential of a Terraform variables file is in the diff',
      provider,
      remedy: 'Replace the credential, and hand it over as TF_VAR_… or from a secret store.',
      source: ['Terraform: Input Variables, Manage sensitive data'],
    },
  },
  {
    path: /(?:^|\/)\.?(?:pypirc)$/i,
    words: {
      id: 'secret/pypirc',
      title: 'A credential of a .pypirc is in the diff',
      provider: 'the package index that the section names',
      remedy:
        'Revoke the token in the account settings of the index, and use trusted publishing or a keyring.',
      source: ['Python Packaging User Guide: The .pypirc file'],
    },
  },
  {
    path: /(?:^|\/)(?:\.kube\/config|[\w.-]{0,60}kubeconfig[\w.-]{0,20}|[\w-]{0,40}\.kubeconfig)$/i,
    words: {
      id: 'secret/kubeconfig',
      title: 'A credential for a Kubernetes cluster is in the diff',
      provider: 'the cluster that the context names',
      remedy:
        "Delete the token or the user's certificate in the cluster, and use an exec plugin that fetches short-lived ones.",
      source: ['Kubernetes: Organizing Cluster Access Using kubeconfig Files'],
    },
  },
];

/** What a generic credential in such a file is called; null where the file says nothing more. */
export function placeOf(path: string, text: string): Place['words'] | null {
  const place = places.find((one) => one.path.test(path));
  if (place !== undefined) return place.words;
  const isKubeconfig =
    /^["']?kind["']?:\s{0,4}["']?Config\b/m.test(text) && /^["']?clusters["']?:/m.test(text);
  return isKubeconfig ? (places.find(({ words }) => words.id === 'secret/kubeconfig')?.words ?? null) : null;
}
