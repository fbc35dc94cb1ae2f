import type { Shell } from '../command.ts';
import type { Script } from '../script.ts';
import { quotedWord, texts, unescaped } from './list.ts';

interface Kind {
  readonly origin: Script['origin'];
  /** Keys whose value is a script, or a list of its lines. */
  readonly scripts: RegExp;
  /** Keys whose list is the words of one command. */
  readonly words?: RegExp;
}

const none = /^$/;
const kinds: readonly { readonly path: RegExp; readonly kind: Kind }[] = [
  {
    path: /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/|(?:^|\/)action\.ya?ml$/,
    kind: { origin: 'workflow-run', scripts: /^run$/ },
  },
  {
    path: /gitlab-ci[\w.-]{0,60}\.ya?ml$|(?:^|\/)\.gitlab\//,
    kind: { origin: 'gitlab-ci', scripts: /^(?:script|before_script|after_script|pre_get_sources_script)$/ },
  },
  { path: /(?:^|\/)\.circleci\//, kind: { origin: 'pipeline', scripts: /^(?:run|command)$/ } },
  {
    path: /azure-?pipelines?[\w.-]{0,60}\.ya?ml$|(?:^|\/)\.?(?:azure-?pipelines?|pipelines|\.azure)\//i,
    kind: { origin: 'pipeline', scripts: /^(?:script|bash|pwsh|powershell|inlineScript|inline|arguments)$/ },
  },
  {
    path: /(?:^|\/)(?:docker-)?compose[\w.-]{0,60}\.ya?ml$/,
    kind: { origin: 'compose', scripts: none, words: /^(?:command|entrypoint|test)$/ },
  },
  {
    path: /(?:^|\/)\.?taskfile[\w.-]{0,40}\.ya?ml$/i,
    kind: { origin: 'taskfile', scripts: /^(?:cmd|cmds|sh|status|preconditions)$/ },
  },
  {
    path: /(?:^|\/)(?:bitbucket-pipelines|\.travis|appveyor|\.appveyor|buildspec[\w.-]{0,40}|\.drone|\.woodpecker[\w.-]{0,40}|\.cirrus|codemagic|wercker|\.buildkite\/[\w.-]{1,60}|pipeline[\w.-]{0,40}|lefthook|\.lefthook|render|\.pre-commit-config|netlify|semaphore|skaffold|\.gitpod|devspace|captain-definition|dependabot-script|\.scalingo|nixpacks|\.platform\.app|\.lando|\.ddev\/[\w./-]{1,80}|\.woodpecker\/[\w.-]{1,60}|\.semaphore\/[\w.-]{1,60})\.ya?ml$/,
    kind: {
      origin: 'pipeline',
      scripts:
        /^(?:script|scripts|commands?|run|install|before_install|before_script|after_success|after_script|before_deploy|deploy_script|build_script|test_script|buildCommand|startCommand|preDeployCommand|entry|init|start|before|deploy|build|post_deploy|exec)$/,
    },
  },
  {
    path: /(?:^|\/)cloudbuild[\w.-]{0,40}\.ya?ml$/,
    kind: { origin: 'pipeline', scripts: /^script$/, words: /^(?:args|entrypoint)$/ },
  },
];
const kubernetes: Kind = {
  origin: 'kubernetes',
  scripts: /^(?:script|source)$/,
  words: /^(?:command|args)$/,
};
const ansible: Kind = {
  origin: 'configuration',
  scripts: /^(?:(?:ansible\.(?:builtin|legacy|windows)\.)?(?:shell|command|raw|win_shell|win_command)|cmd)$/,
};
const cloudInit: Kind = { origin: 'configuration', scripts: /^(?:runcmd|bootcmd)$/ };
const line = /^( {0,200})((?:- {1,20}){0,6})(?:(["']?)([\w.-]{1,80})\3[ \t]{0,9}:(?:[ \t]{1,40}(.*))?)?$/;
const mostLines = 20_000;

function kindOf(path: string, text: string): Kind | null {
  const known = kinds.find((one) => one.path.test(path));
  if (known !== undefined) return known.kind;
  if (text.startsWith('#cloud-config')) return cloudInit;
  if (/^apiVersion:/m.test(text) && /^kind:/m.test(text)) return kubernetes;
  if (
    /(?:^|\/)(?:tasks|handlers|playbooks?|roles|ansible)\//.test(path) ||
    /^[ -]{0,8}(?:hosts|become|tasks):/m.test(text)
  ) {
    return ansible;
  }
  return /\b(?:ansible\.builtin|containers:|steps:)/.test(text) ? kubernetesOr(text) : null;
}

function kubernetesOr(text: string): Kind {
  if (text.includes('ansible.builtin')) return ansible;
  if (text.includes('containers:')) return kubernetes;
  return { origin: 'pipeline', scripts: /^(?:run|script|bash|pwsh|powershell|commands?)$/ };
}

/**
 * The scripts of a YAML file of a known kind. It reads lines instead of the whole document, so that one that does not
 * parse, a template for instance, is read as well.
 * @see YAML 1.2.2, chapters 7 and 8: flow and block styles
 */
export function yamlScripts(path: string, text: string): Script[] {
  const kind = kindOf(path, text);
  if (kind === null) return [];
  const lines = text.split('\n').slice(0, 200_000);
  const { origin } = kind;
  const scripts: Script[] = [];
  const shells = shellsOf(lines);
  let command: { indent: number; words: readonly string[]; at: number } | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const match = line.exec(lines[at] ?? '');
    const key = match?.[4];
    if (match === null || key === undefined) continue;
    const [, blanks = '', dashes = '', , , value = ''] = match;
    const indent = blanks.length + dashes.length;
    const isWords = kind.words?.test(key) === true;
    if (!isWords && !kind.scripts.test(key)) continue;
    const read = valueAt(lines, at, indent, value);
    at = Math.max(at, read.last);
    if (read.items.length === 0) continue;
    const shell = shellOf(key, shells.get(at) ?? shells.get(read.first) ?? '');
    if (origin === 'pipeline' && key === 'entrypoint' && !read.list) {
      command = { indent, words: read.items.map((one) => one.text), at: -1 };
      continue;
    }
    if (!isWords || (!read.list && read.items.length === 1)) {
      scripts.push(joined(read.items, kind.origin, shell));
      continue;
    }
    const words = read.items.map((one) => one.text);
    // Arguments belong to the command beside them.
    const before =
      command !== undefined && command.indent === indent && /^args$/.test(key) ? command : undefined;
    if (before !== undefined && before.at >= 0) scripts.splice(before.at, 1);
    const builder = origin === 'pipeline' && before === undefined ? builderAt(lines, read.first) : [];
    const all = [...builder, ...(before?.words ?? []), ...words];
    if (before !== undefined) command = undefined;
    const healthy = key === 'test' ? all.slice(1) : all;
    const firstLine = read.items[0]?.line ?? read.first + 1;
    const asShell = key === 'test' && all[0] === 'CMD-SHELL';
    const body = asShell ? healthy.join(' ') : healthy.map(quotedWord).join(' ');
    const last = read.items.find(({ text: one }) => one.includes('\n') || /\s/.test(one))?.line ?? firstLine;
    if (key !== 'args') command = { indent, words: all, at: scripts.length };
    scripts.push({
      text: body,
      firstLine: last,
      lineMap: spread(body, read.items, last),
      origin: kind.origin,
      shell: 'sh',
    });
  }
  return scripts;
}

/** The program of a Cloud Build step, by the image that it names a few lines before its arguments. */
function builderAt(lines: readonly string[], at: number): string[] {
  const near = lines.slice(Math.max(0, at - 6), at).reverse();
  const match = near
    .map((one) => /name:\s{1,9}["']?\S{0,100}\/([\w-]{1,40})(?::\S{0,60})?["']?\s{0,9}$/.exec(one))
    .find((one) => one !== null);
  return match?.[1] === undefined ? [] : [/^cloud-sdk|^google-cloud/.test(match[1]) ? 'gcloud' : match[1]];
}

interface Item {
  readonly text: string;
  /** One-based. */
  readonly line: number;
}

/** Lines of a command's text: those of its only item with several lines, or all the same. */
function spread(body: string, items: readonly Item[], fallback: number): number[] {
  const long = items.find(({ text }) => text.includes('\n'));
  return body.split('\n').map((_, index) => (long === undefined ? fallback : long.line + index));
}

function joined(items: readonly Item[], origin: Script['origin'], shell: Shell): Script {
  const lineMap: number[] = [];
  const all: string[] = [];
  for (const { text, line: first } of items) {
    for (const [index, one] of text.split('\n').entries()) {
      all.push(one);
      lineMap.push(first + index);
    }
  }
  return { text: all.join('\n'), firstLine: lineMap[0] ?? 1, lineMap, origin, shell };
}

function shellOf(key: string, named: string): Shell {
  if (/^(?:pwsh|powershell|win_shell)$|\.win_shell$/.test(key) || /pwsh|powershell/.test(named))
    return 'powershell';
  return /^cmd\b/.test(named) ? 'cmd' : 'sh';
}

/** The `shell:` that stands beside a step's `run:`, by the lines near it. */
function shellsOf(lines: readonly string[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const [index, one] of lines.entries()) {
    const match = /^ {0,60}(?:- )?shell:\s{1,9}["']?([a-z]{1,20})/.exec(one);
    if (match === null) continue;
    for (let near = Math.max(0, index - 4); near <= index + 4; near += 1) found.set(near, match[1] ?? '');
  }
  return found;
}

/** The value of a key: its texts with the lines on which they begin. */
function valueAt(
  lines: readonly string[],
  at: number,
  indent: number,
  value: string,
): { items: Item[]; list: boolean; first: number; last: number } {
  const first = at;
  const text = withoutRemark(value);
  if (text === '' || /^[&!]\S{0,60}$/.test(text)) {
    const items: Item[] = [];
    let last = at;
    for (let next = at + 1; next < lines.length && next < at + mostLines; next += 1) {
      const one = lines[next] ?? '';
      const item = /^( {0,200})- {1,20}(.*)$/.exec(one);
      const depth = one.search(/\S/);
      if (depth === -1 || /^\s{0,200}#/.test(one)) continue;
      if (
        item === null ||
        depth < indent - 2 ||
        (depth < indent && !/- /.test(lines[at]?.slice(0, indent) ?? '') && depth < indent)
      )
        break;
      const inside = item[2] ?? '';
      // A mapping is read by its own keys.
      if (/^["']?[\w.-]{1,60}["']?\s{0,9}:(?:\s|$)/.test(inside) && !/^["']/.test(inside)) {
        last = next - 1;
        break;
      }
      const read = scalarAt(lines, next, depth, inside);
      items.push(...read.items);
      next = Math.max(next, read.last);
      last = next;
    }
    return { items, list: true, first, last };
  }
  if (text.startsWith('[')) {
    let whole = value;
    let last = at;
    while (!/\]\s{0,40}(?:#.{0,200})?$/.test(whole) && last + 1 < lines.length && last < at + 400) {
      last += 1;
      whole += `\n${lines[last] ?? ''}`;
    }
    const items = (texts(whole) ?? []).map((one) => ({ text: one, line: at + 1 }));
    return { items, list: true, first, last };
  }
  return { ...scalarAt(lines, at, indent, value), list: false, first };
}

function scalarAt(
  lines: readonly string[],
  at: number,
  indent: number,
  value: string,
): { items: Item[]; last: number } {
  const block = /^(?:[&!]\S{1,60}\s{1,9})?([|>])[+-]?[0-9]?[+-]?\s{0,40}(?:#.{0,200})?$/.exec(value);
  if (block === null && value.startsWith('[')) {
    const words = texts(value) ?? [];
    return { items: [{ text: words.map(quotedWord).join(' '), line: at + 1 }], last: at };
  }
  const body: string[] = [];
  let last = at;
  let depth = -1;
  for (let next = at + 1; next < lines.length && next < at + mostLines; next += 1) {
    const one = lines[next] ?? '';
    const blanks = one.search(/\S/);
    if (blanks !== -1 && blanks <= indent && !(block !== null && indent === 0 && blanks > 0)) break;
    if (blanks !== -1 && depth === -1) depth = blanks;
    body.push(one.slice(Math.max(0, depth)));
    if (blanks !== -1) last = next;
  }
  body.length = Math.min(body.length, last - at);
  if (block !== null) {
    // Folded lines are one line of the script.
    const text =
      block[1] === '>'
        ? body
            .map((one) => (one === '' ? one : `${one} \\`))
            .join('\n')
            .replace(/ \\$/, '')
        : body.join('\n');
    return { items: body.length === 0 ? [] : [{ text, line: at + 2 }], last };
  }
  const quote = value[0];
  const whole = [value, ...body].join(' \\\n');
  if (quote === '"') return { items: [{ text: unescaped(betweenQuotes(whole, '"')), line: at + 1 }], last };
  if (quote === "'")
    return { items: [{ text: betweenQuotes(whole, "'").replace(/''/g, "'"), line: at + 1 }], last };
  return { items: value === '' ? [] : [{ text: whole, line: at + 1 }], last };
}

function betweenQuotes(text: string, quote: string): string {
  const trimmed = text.replace(/\s{0,40}(?:#[^"'\n]{0,200})?$/, '');
  return trimmed.endsWith(quote) && trimmed.length > 1 ? trimmed.slice(1, -1) : trimmed.slice(1);
}

function withoutRemark(value: string): string {
  return value.replace(/(?:^|\s)#.{0,400}$/, '').trim();
}
