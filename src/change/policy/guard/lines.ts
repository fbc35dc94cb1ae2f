import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Rule } from '../rule.ts';
import { guardRules as rules } from './rules.ts';

/** A guard that is weakened by the line that a change adds. */
interface LineGuard {
  readonly rule: Rule['id'];
  readonly files: RegExp;
  readonly line: RegExp;
  readonly preview: string;
  /** The file had the setting before, so that a new file is none. */
  readonly onlyChanged?: boolean;
}

/** The registries that the tools use by themselves; naming them changes nothing. */
const usual =
  '(?!https:\\/\\/(?:registry\\.npmjs\\.org|registry\\.yarnpkg\\.com|pypi\\.org|rubygems\\.org|index\\.crates\\.io|repo\\.maven\\.apache\\.org|repo1\\.maven\\.org|api\\.nuget\\.org|npm\\.pkg\\.github\\.com)\\b)';

const lineGuards: readonly LineGuard[] = [
  {
    rule: rules.registry.id,
    files: /(?:^|\/)\.npmrc$/,
    line: new RegExp(`^\\s{0,20}(?:@[\\w.-]{1,100}:)?registry\\s{0,5}=\\s{0,5}["']?${usual}http`),
    preview: 'another npm registry',
  },
  {
    rule: rules.registry.id,
    files: /(?:^|\/)\.yarnrc(?:\.yml)?$/,
    line: new RegExp(`^\\s{0,20}(?:npmRegistryServer:|registry)\\s{0,5}["']?${usual}http`),
    preview: 'another npm registry',
  },
  {
    rule: rules.registry.id,
    files:
      /(?:^|\/)(?:pip\.(?:conf|ini)|\.pip\.conf|requirements[\w.-]{0,60}\.(?:txt|in)|Pipfile|pyproject\.toml|poetry\.toml|uv\.toml)$/,
    line: new RegExp(
      `^\\s{0,20}(?:--)?(?:extra-)?(?:index-url|index_url|url|default-index|index)\\s{0,5}=?\\s{0,5}["']?${usual}http`,
    ),
    preview: 'another Python index',
  },
  {
    rule: rules.registry.id,
    files: /(?:^|\/)\.cargo\/config(?:\.toml)?$/,
    line: /^\s{0,20}(?:replace-with|registry|index)\s{0,5}=/,
    preview: 'another Cargo registry',
  },
  {
    rule: rules.registry.id,
    files: /(?:^|\/)Gemfile$/,
    line: new RegExp(`^\\s{0,20}source\\s{0,5}\\(?["']${usual}http`),
    preview: 'another source of gems',
  },
  {
    rule: rules.registry.id,
    files: /(?:^|\/)(?:settings\.xml|nuget\.config)$/i,
    line: /<mirrorOf>|<add\s{1,10}key="[^"]{1,100}"\s{1,10}value="http/i,
    preview: 'another registry',
  },
  {
    rule: rules.submodule.id,
    files: /(?:^|\/)\.gitmodules$/,
    line: /^\s{0,20}url\s{0,5}=/,
    preview: 'another address of a submodule',
    onlyChanged: true,
  },
  {
    rule: rules.trust.id,
    files: /\.(?:tf|json|ya?ml|ts|py)$/,
    line: /["']repo:(?:\*|[\w.-]{1,100}\/(?:\*|[\w.-]{1,100}:[\w./:-]{0,200}\*))/,
    preview: 'a role trusts more than one branch of one repository',
    onlyChanged: true,
  },
  {
    rule: rules.automerge.id,
    files:
      /(?:^|\/)(?:renovate\.json5?|\.renovaterc(?:\.json5?)?|\.github\/renovate\.json5?|\.mergify\.yml)$/,
    line: /["']?(?:automerge|platformAutomerge)["']?\s{0,5}:\s{0,5}true\b/,
    preview: 'automerge is switched on',
  },
  {
    rule: rules.scanner.id,
    files:
      /(?:^|\/)(?:\.gitleaksignore|\.secretlintignore|\.trufflehogignore|\.ggignore|\.semgrepignore|\.trivyignore|\.snyk)$/,
    line: /^\s{0,20}[^#\s]/,
    preview: 'a scanner ignores more',
  },
  {
    rule: rules.scanner.id,
    files:
      /(?:^|\/)(?:\.?gitleaks\.toml|\.gitguardian\.ya?ml|\.secrets\.baseline|trufflehog[\w.-]{0,30}\.ya?ml)$/,
    line: /allowlist|ignored[-_]|^\s{0,20}(?:paths|regexes|commits|stopwords)\s{0,5}=|"hashed_secret"|exclude/i,
    preview: 'a scanner ignores more',
  },
  {
    rule: rules.scanner.id,
    files:
      /(?:^|\/)(?:\.checkov\.ya?ml|\.tfsec\/config\.ya?ml|\.tfsec\.ya?ml|\.kics\.config|\.trivy\.ya?ml|trivy\.ya?ml|\.kube-linter\.ya?ml)$/,
    line: /skip|exclude|ignore/i,
    preview: 'a scanner ignores more',
  },
  {
    rule: rules.attributes.id,
    files: /(?:^|\/)\.gitattributes$/,
    line: /^\s{0,5}(?!.{0,200}(?:lock|min\.|dist\/|generated|vendor|\.(?:png|jpe?g|gif|ico|pdf|zip|woff2?|ttf|snap|svg|bin)\b))\S{1,200}(?=\s).{0,200}\s(?:-diff|binary|linguist-generated(?:=true)?)(?:\s|$)/i,
    preview: 'reviews no longer show these files',
  },
];

/** Guards that added lines weaken. */
export function weakenedByLines(file: ChangedFile) {
  return lineGuards
    .filter(
      ({ files, onlyChanged = false }) => files.test(file.path) && !(onlyChanged && file.status === 'added'),
    )
    .flatMap(({ rule, line, preview }) =>
      file.addedLines
        .filter(({ text }) => text.length < 2000 && line.test(text))
        .map(({ number, text }) => ({
          rule,
          path: file.path,
          lines: { start: number, end: number },
          subject: text.trim(),
          open: preview,
          preview,
        })),
    );
}
