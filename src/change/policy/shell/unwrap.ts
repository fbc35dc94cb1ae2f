import type { Command, Shell } from './command.ts';
import { codeOf } from './one-liner.ts';
import { type Argument, textOf } from './word.ts';
import type { Wrapped } from './wrapped.ts';

/** Options that take a value, of wrappers that have a command behind their options. */
const prefixes: Readonly<Record<string, { readonly valued: string; readonly operands?: number }>> = {
  sudo: { valued: '-u -g -h -p -C -r -t -U -D -R -T --user --group --host --prompt --chdir --role --type' },
  doas: { valued: '-u -C' },
  env: { valued: '-u --unset -C --chdir -S' },
  nice: { valued: '-n --adjustment' },
  ionice: { valued: '-c -n -p --class --classdata' },
  chrt: { valued: '-T -P -D', operands: 1 },
  taskset: { valued: '', operands: 1 },
  nohup: { valued: '' },
  setsid: { valued: '' },
  time: { valued: '-f -o --format --output' },
  timeout: { valued: '-k -s --kill-after --signal', operands: 1 },
  gtimeout: { valued: '-k -s', operands: 1 },
  stdbuf: { valued: '-i -o -e' },
  unbuffer: { valued: '' },
  command: { valued: '' },
  builtin: { valued: '' },
  exec: { valued: '-a' },
  noglob: { valued: '' },
  retry: { valued: '-t -d -n --times --delay' },
  chroot: { valued: '--userspec --groups', operands: 1 },
  gosu: { valued: '', operands: 1 },
  'su-exec': { valued: '', operands: 1 },
  'cross-env': { valued: '' },
  'cross-env-shell': { valued: '' },
  dotenv: { valued: '-e -v -c' },
  npx: { valued: '-p --package' },
  bunx: { valued: '-p --package' },
  pnpx: { valued: '' },
  tini: { valued: '' },
  'dumb-init': { valued: '' },
  caffeinate: { valued: '-t -w' },
  proxychains: { valued: '-f' },
  strace: { valued: '-e -o -p -s -u' },
  'xvfb-run': { valued: '-n -s -e -f -w --server-args' },
  unshare: { valued: '' },
  nsenter: { valued: '-t --target -S -G' },
  busybox: { valued: '' },
  entr: { valued: '' },
  sem: { valued: '-j' },
  chronic: { valued: '' },
  firejail: { valued: '' },
  'systemd-inhibit': { valued: '--what --why --who --mode' },
  setarch: { valued: '', operands: 1 },
  ltrace: { valued: '-e -o' },
  rlwrap: { valued: '' },
  fakeroot: { valued: '' },
  'wait-for-it.sh': { valued: '-t' },
  'wait-for-it': { valued: '-t' },
};

/** Tools of which some subcommands run a command: the words before it. */
const runners: readonly { readonly words: RegExp; readonly valued?: string; readonly operands?: number }[] = [
  { words: /^npm (?:exec|x)$/, valued: '-p --package -c' },
  { words: /^(?:pnpm|yarn|bun) (?:exec|dlx|x|run)$/ },
  { words: /^bundle exec$/ },
  {
    words: /^(?:poetry|pipenv|uv|pdm|hatch|rye|conda|mamba|micromamba) run$/,
    valued: '-n --name -p --prefix --with --python',
  },
  {
    words: /^(?:doppler|op|infisical|chamber|mise|asdf|direnv|aws-vault|teller|dotenvx) (?:run|exec)$/,
    valued: '-p -c -e --project --config --env --env-file -f',
  },
  {
    words: /^(?:docker|podman|nerdctl|crictl|lxc) exec$/,
    valued: '-e --env --env-file -u --user -w --workdir --detach-keys',
    operands: 1,
  },
  { words: /^(?:docker|podman|nerdctl) run$/, valued: dockerRun(), operands: 1 },
  { words: /^(?:docker|podman|nerdctl) container (?:exec|run)$/, valued: dockerRun(), operands: 1 },
  {
    words: /^(?:docker|podman) compose (?:exec|run)$/,
    valued: '-e --env -u --user -w --workdir --index -v --volume --name -p --publish --entrypoint',
    operands: 1,
  },
  {
    words: /^(?:docker-compose|podman-compose) (?:exec|run)$/,
    valued: '-e --env -u --user -w --workdir --index -v --volume --name -p --publish --entrypoint',
    operands: 1,
  },
  {
    words: /^(?:kubectl|oc|k3s) (?:exec|run|debug)$/,
    valued: '-n --namespace -c --container --context --image',
    operands: 1,
  },
  { words: /^(?:heroku|fly) run$/, valued: '-a --app -s --size' },
  { words: /^systemd-run$/, valued: '-p --unit -u --property' },
];

function dockerRun(): string {
  return (
    '-e --env --env-file -u --user -w --workdir -v --volume --name -p --publish --network --net --mount -m --memory ' +
    '--cpus --entrypoint -l --label --platform --restart -h --hostname --add-host --device --cap-add --cap-drop ' +
    '--security-opt --tmpfs --pull --gpus --shm-size --ulimit --pid --ipc --dns --log-driver --log-opt --volumes-from'
  );
}

const shells = /^(?:ba|z|da|k|a|mk)?sh$|^(?:rbash|pwsh|powershell)$/;
const remote = '-i -p -l -o -F -J -L -R -D -b -c -E -e -I -m -O -Q -S -W -w -B';
/** What these print is meant to be run, and comes from the tool itself. */
const ownScripts =
  /^\s*\S{0,60}?(?:ssh-agent|brew|direnv|pyenv|rbenv|nodenv|goenv|jenv|fnm|opam|minikube|docker-machine|starship|dircolors|lesspipe|thefuck|zoxide|mise|asdf|conda|luarocks|perl|podman|keychain|resize|aws-vault|register-python-argcomplete)\b/;

/** Reads a script without looking for what wraps what. */
export type Reader = (script: string) => readonly Command[];

/** What a command makes run: by running its arguments, or by reading a script; null when it is no wrapper. */
export function seeThrough(command: Command, read: Reader): Wrapped | null {
  const { name, argv } = command;
  if (name === '') return null;
  const args = argv.slice(1);
  if (name === 'env' && args.some((one) => /^(?:-S|--split-string)/.test(textOf(one)))) {
    return ran(name, [textOf(args.at(-1))], true);
  }
  if (name === 'command' && /^-[vV]/.test(textOf(args[0]))) return null;
  const prefix = prefixes[name];
  if (prefix !== undefined) {
    const rest = behind(args, prefix.valued, prefix.operands ?? 0, name !== 'exec');
    if (name === 'busybox' || rest.length > 0) return wrapped(name, rest);
    return null;
  }
  if (shells.test(name)) return ofShell(command, args, read);
  switch (name) {
    case 'xargs':
      return ofXargs(command, args);
    case 'parallel':
      return ofParallel(args);
    case 'find':
    case 'fd':
    case 'fdfind':
      return ofFind(args);
    case 'eval':
    case 'iex':
    case 'invoke-expression':
      return ofEval(name, args, read);
    case 'source':
    case '.':
      return ofFile(name, args[0], read);
    case 'ssh':
    case 'autossh':
      return ofSsh(command, args);
    case 'sshpass':
      return wrapped(name, behind(args, '-p -f -e -P', 0, false));
    case 'su':
    case 'runuser':
    case 'script':
    case 'flock':
      return ofOption(name, args, /^(?:-[a-z]{0,3}c|--command)$/) ?? ofFlock(name, args);
    case 'vagrant':
      return ofOption(name, args, /^(?:-c|--command)$/);
    case 'gcloud':
      return ofOption(name, args, /^--command$/);
    case 'fly':
    case 'flyctl':
      return ofOption(name, args, /^(?:-C|--command)$/) ?? ofRunner(name, args);
    case 'az':
      return ofOption(name, args, /^--scripts$/);
    case 'ansible':
      return ofOption(name, args, /^(?:-a|--args)$/);
    case 'watch':
      return ran(name, [behind(args, '-n --interval', 0, false).map(textOf).join(' ')], false);
    case 'trap':
      return ran(name, [textOf(args.find((one) => textOf(one) !== '--'))], false);
    case 'tmux':
    case 'screen':
    case 'concurrently':
    case 'npm-run-all':
    case 'run-s':
    case 'run-p':
    case 'nodemon':
    case 'onchange':
    case 'husky':
    case 'salt':
    case 'pssh':
    case 'pdsh':
      return ran(
        name,
        args.map(textOf).filter((text) => /\s/.test(text)),
        false,
      );
    case 'at':
    case 'batch':
      return command.stdin === undefined
        ? null
        : { ...nothing(name), scripts: [{ text: command.stdin, where: 'stdin' }] };
    case 'crontab':
      return ran(
        name,
        [(command.stdin ?? '').replace(/^\s{0,20}(?:@\w{1,20}|\S{1,40}(?:\s{1,9}\S{1,40}){4})\s{1,9}/gm, '')],
        false,
      );
    case 'make':
    case 'gmake':
    case 'just':
      return ran(
        name,
        args.flatMap((one) => /^[A-Za-z_]\w{0,60}=(\S{1,200}\s[\s\S]{1,4000})$/.exec(textOf(one))?.[1] ?? []),
        false,
      );
    case 'aws':
      return ran(
        name,
        args
          .flatMap((one) => /^['"{[]{0,3}commands['"]?[=:]([\s\S]{1,8000})$/.exec(textOf(one))?.[1] ?? [])
          .map(unlisted),
        false,
      );
    case 'cmd':
      return ofCmd(args);
    default:
      return codeOf(command) ?? ofRunner(name, args);
  }
}

function nothing(by: string): Wrapped {
  return { by, transparent: false, commands: [], scripts: [], dynamic: false };
}

function wrapped(by: string, argv: readonly Argument[], transparent = true): Wrapped | null {
  return argv.length === 0 ? null : { ...nothing(by), transparent, commands: [{ argv }] };
}

function ran(by: string, texts: readonly string[], transparent: boolean): Wrapped | null {
  const scripts = texts
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text, where: 'argument' as const }));
  return scripts.length === 0 ? null : { ...nothing(by), transparent, scripts };
}

/** What stands behind a wrapper's options, its assignments and its own operands. */
function behind(
  args: readonly Argument[],
  valued: string,
  operands: number,
  assigns = true,
): readonly Argument[] {
  const withValue = new Set(valued.split(' '));
  let at = 0;
  let left = operands;
  while (at < args.length) {
    const text = textOf(args[at]);
    if (text === '--') {
      at += 1;
      if (left <= 0) break;
    } else if (text.startsWith('-') && text.length > 1) at += withValue.has(text) ? 2 : 1;
    else if (assigns && /^[A-Za-z_]\w{0,200}=/.test(text)) at += 1;
    else if (left > 0) {
      left -= 1;
      at += 1;
    } else break;
  }
  return args.slice(at);
}

const runnerNames = new Set(
  (
    'npm pnpm yarn bun bundle poetry pipenv uv pdm hatch rye conda mamba micromamba doppler op infisical chamber mise asdf direnv ' +
    'aws-vault teller dotenvx docker podman nerdctl crictl lxc docker-compose podman-compose kubectl oc k3s heroku fly systemd-run'
  ).split(' '),
);

function ofRunner(name: string, args: readonly Argument[]): Wrapped | null {
  if (!runnerNames.has(name)) return null;
  const texts = args.map(textOf);
  const words = [name, ...texts.filter((text) => !text.startsWith('-'))];
  // What stands behind an option may be its value: `kubectl -n shop exec …`.
  const sure = [
    name,
    ...texts.filter((text, at) => !text.startsWith('-') && !/^--?[a-zA-Z][\w-]*$/.test(texts[at - 1] ?? '')),
  ];
  for (const { words: pattern, valued = '', operands = 0 } of runners) {
    const form = [words, sure].find((one) =>
      [1, 2, 3].some((count) => pattern.test(one.slice(0, count).join(' '))),
    );
    if (form === undefined) continue;
    const length = [1, 2, 3].find((count) => pattern.test(form.slice(0, count).join(' '))) ?? 1;
    const at = length === 1 ? -1 : texts.indexOf(form[length - 1] ?? '');
    const dashes = args.findIndex((one) => textOf(one) === '--');
    const separated =
      /^(?:kubectl|oc|k3s|aws-vault|doppler|op|infisical|chamber|mise)$/.test(name) && dashes > at;
    const rest = separated ? args.slice(dashes + 1) : behind(args.slice(at + 1), valued, operands, false);
    const entry = args.findIndex((one) => /^--entrypoint(?:=|$)/.test(textOf(one)));
    const entrypoint =
      entry === -1 ? undefined : (textOf(args[entry]).split('=')[1] ?? textOf(args[entry + 1]));
    const argv = entrypoint === undefined ? rest : [entrypoint, ...rest];
    const [only, other] = argv;
    if (typeof only === 'string' && other === undefined && /\s/.test(only)) return ran(name, [only], false);
    return wrapped(name, argv, false);
  }
  return null;
}

function ofShell(command: Command, args: readonly Argument[], read: Reader): Wrapped | null {
  const { name } = command;
  const shell: Shell | undefined = /^(?:pwsh|powershell)$/.test(name) ? 'powershell' : undefined;
  const of = shell === undefined ? {} : { shell };
  for (const [index, one] of args.entries()) {
    const text = textOf(one);
    if (shell !== undefined && /^-(?:e|ec|enc|encodedcommand)$/i.test(text)) {
      const code = Buffer.from(textOf(args[index + 1]), 'base64').toString('utf16le');
      return { ...nothing(name), scripts: [{ text: code, where: 'argument', ...of }] };
    }
    const isCode =
      shell === undefined
        ? /^[-+][a-zA-Z]{0,8}c$/.test(text)
        : /^-c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?$/i.test(text);
    if (isCode) {
      const code = args[index + 1];
      const rest =
        shell === undefined
          ? textOf(code)
          : args
              .slice(index + 1)
              .map(textOf)
              .join(' ');
      const said = printed(code, read);
      if (said !== null) return { ...nothing(name), scripts: [{ text: said, where: 'argument', ...of }] };
      const blind = typeof code !== 'string' && isWhole(code);
      return { ...nothing(name), scripts: [{ text: rest, where: 'argument', ...of }], dynamic: blind };
    }
    if (/^[-+]o$|^--(?:rcfile|init-file)$|^-(?:ExecutionPolicy|ep)$/i.test(text)) continue;
    if (
      text.startsWith('-') ||
      text.startsWith('+') ||
      /^(?:pipefail|bypass|unrestricted|remotesigned)$/i.test(text)
    )
      continue;
    if (typeof one !== 'string' && isWhole(one) && text.startsWith('$(')) return ofFile(name, one, read);
    if (text === '/dev/stdin') break;
    // A file: what is in it is judged where it stands.
    if (!args.slice(0, index).some((each) => /^-[a-z]{0,5}s$/.test(textOf(each)))) return null;
    break;
  }
  return ofStdin(command, of);
}

/** What a substitution that stands alone prints, where it only prints what it is given; else null. */
function printed(argument: Argument | undefined, read: Reader): string | null {
  if (argument === undefined || typeof argument === 'string') return null;
  const [only, second] = argument.parts;
  if (only?.kind !== 'output' || second !== undefined) return null;
  const last = read(only.script).at(-1);
  if (last === undefined) return null;
  return decodedBy(last) ?? saidBy(last);
}

/** What `echo` and `printf` print; null where only a run can tell, or for other commands. */
export function saidBy({ name, argv }: Command): string | null {
  if (!/^(?:echo|printf|write-output)$/.test(name)) return null;
  const words = argv.slice(1);
  const plain = words.filter((word) => !/^-[neE]{1,3}$/.test(textOf(word)));
  if (!plain.every((word) => typeof word === 'string')) return null;
  const text = plain.map(textOf).join(' ');
  const escapes = name === 'printf' || words.some((word) => /^-n?e/.test(textOf(word)));
  if (!escapes) return text;
  const [format = '', ...values] = plain.map(textOf);
  const filled = name === 'printf' && /^(?:%s(?:\\n)?|%b)$/.test(format) ? values.join('\n') : text;
  return filled.replace(/\\n/g, '\n').replace(/\\t/g, '\t');
}

/** A script that is read from a file, which may be what a substitution prints. */
function ofFile(name: string, file: Argument | undefined, read: Reader): Wrapped {
  const said = printed(file, read);
  if (said !== null) return { ...nothing(name), scripts: [{ text: said, where: 'argument' }] };
  return { ...nothing(name), dynamic: typeof file !== 'string' && fetches(textOf(file)) };
}

/** A shell that reads its script from its standard input. */
function ofStdin(command: Command, of: { readonly shell?: Shell }): Wrapped | null {
  const { name, stdin, from } = command;
  if (stdin !== undefined) return { ...nothing(name), scripts: [{ text: stdin, where: 'stdin', ...of }] };
  if (from === undefined) return null;
  const decoded = decodedBy(from);
  if (decoded !== null) return { ...nothing(name), scripts: [{ text: decoded, where: 'argument', ...of }] };
  return { ...nothing(name), dynamic: true };
}

/** What `echo … | base64 -d` and its kin print; null when nobody can tell. */
function decodedBy(command: Command): string | null {
  const { name, stdin, argv, from } = command;
  const options = argv.slice(1).map(textOf);
  const text = stdin ?? (from === undefined ? null : decodedBy(from));
  if (text === null || text === undefined) return null;
  if (name === 'base64' && options.some((one) => /^(?:-[dD]|--decode|-di)$/.test(one)))
    return decoded(text, 'base64');
  if (name === 'openssl' && options.includes('-d')) return decoded(text, 'base64');
  if (name === 'xxd' && options.some((one) => /r/.test(one))) return decoded(text, 'hex');
  if (name === 'rev') return [...text].reverse().join('');
  return name === 'cat' || name === 'tee' ? text : null;
}

function decoded(text: string, encoding: 'base64' | 'hex'): string {
  return Buffer.from(text.replace(/\s+/g, ''), encoding).toString('utf8');
}

function ofXargs(command: Command, args: readonly Argument[]): Wrapped | null {
  const rest = behind(
    args,
    '-I -i -n -P -L -d -E -s -a --max-args --max-procs --replace --delimiter',
    0,
    false,
  );
  if (rest.length === 0) return null;
  const given = command.stdin?.split(/\s+/).filter((word) => word !== '') ?? [];
  const input: readonly Argument[] =
    given.length > 0 ? given : [{ text: '{}', parts: [{ kind: 'output', script: 'xargs', quoted: true }] }];
  const argv = rest.some((one) => textOf(one).includes('{}')) ? rest : [...rest, ...input];
  return { ...nothing('xargs'), transparent: true, commands: [{ argv }] };
}

function ofParallel(args: readonly Argument[]): Wrapped | null {
  const rest = behind(args, '-j --jobs -N -n --delay --timeout -S --sshlogin -a', 0, false);
  const separator = rest.findIndex((one) => /^::::?\+?$/.test(textOf(one)));
  const template = separator === -1 ? rest : rest.slice(0, separator);
  const values = separator === -1 ? [] : rest.slice(separator + 1).map(textOf);
  const text = template.map(textOf).join(' ');
  if (text === '') return ran('parallel', values, true);
  const texts =
    values.length === 0
      ? [text]
      : values
          .slice(0, 20)
          .map((one) => (text.includes('{}') ? text.replaceAll('{}', one) : `${text} ${one}`));
  return ran('parallel', texts, true);
}

function ofFind(args: readonly Argument[]): Wrapped | null {
  const commands: { argv: readonly Argument[]; from: boolean }[] = [];
  for (let at = 0; at < args.length; at += 1) {
    if (!/^(?:-exec|-execdir|-ok|-okdir|-x|-X|--exec|--exec-batch)$/.test(textOf(args[at]))) continue;
    const end = args.findIndex((one, index) => index > at && /^(?:;|\\;|\+)$/.test(textOf(one)));
    const argv = args.slice(at + 1, end === -1 ? undefined : end);
    commands.push({ argv, from: true });
    at = end === -1 ? args.length : end;
  }
  return commands.length === 0 ? null : { ...nothing('find'), commands };
}

function ofEval(name: string, args: readonly Argument[], read: Reader): Wrapped {
  const said = printed(args[0], read);
  if (said !== null && args.length === 1)
    return { ...nothing(name), scripts: [{ text: said, where: 'argument' }] };
  const text = args.map(textOf).join(' ');
  const [only] = args;
  const blind = args.some((one) => typeof one !== 'string') && (typeof only !== 'string' || args.length > 1);
  const own =
    typeof only !== 'string' &&
    only?.parts.every((part) => part.kind === 'output' && ownScripts.test(part.script));
  const outputs = blind && /^\s*["']?\$/.test(text);
  return {
    ...nothing(name),
    scripts:
      outputs && isWhole(only)
        ? []
        : [{ text, where: 'argument', ...(name === 'eval' ? {} : { shell: 'powershell' as const }) }],
    dynamic: outputs && own !== true,
  };
}

/** Whether nothing of an argument is known. */
function isWhole(argument: Argument | undefined): boolean {
  return argument !== undefined && typeof argument !== 'string' && argument.parts[0]?.kind !== 'text';
}

function ofSsh(command: Command, args: readonly Argument[]): Wrapped | null {
  const rest = behind(args, remote, 1, false);
  const { stdin } = command;
  if (rest.length > 0) {
    const text = rest.map(textOf).join(' ');
    const scripts = [{ text, where: 'argument' as const }];
    const reads = /^\s*(?:sudo\s+)?(?:\/bin\/)?(?:ba|z|da)?sh(?:\s+-\S{1,9})*\s*$/.test(text);
    if (reads && stdin !== undefined)
      return { ...nothing('ssh'), scripts: [{ text: stdin, where: 'stdin' }] };
    return { ...nothing('ssh'), scripts };
  }
  return stdin === undefined ? null : { ...nothing('ssh'), scripts: [{ text: stdin, where: 'stdin' }] };
}

function ofOption(name: string, args: readonly Argument[], option: RegExp): Wrapped | null {
  for (const [index, one] of args.entries()) {
    const text = textOf(one);
    const [flag = '', ...value] = text.split('=');
    if (!option.test(flag)) continue;
    return ran(name, [value.length > 0 ? value.join('=') : textOf(args[index + 1])], false);
  }
  return null;
}

function ofFlock(name: string, args: readonly Argument[]): Wrapped | null {
  return name === 'flock' ? wrapped(name, behind(args, '-w -E --timeout', 1)) : null;
}

function ofCmd(args: readonly Argument[]): Wrapped | null {
  const at = args.findIndex((one) => /^\/[ckr]$/i.test(textOf(one)));
  const text =
    at === -1
      ? ''
      : args
          .slice(at + 1)
          .map(textOf)
          .join(' ');
  return text === '' ? null : { ...nothing('cmd'), scripts: [{ text, shell: 'cmd', where: 'argument' }] };
}

/** Whether a script comes from somewhere else. */
function fetches(text: string): boolean {
  return /\b(?:curl|wget|http|fetch|base64|aws s3 cp|gsutil)\b/.test(text.slice(0, 400));
}

/** The texts of a JSON list, as commands below each other. */
function unlisted(text: string): string {
  return text
    .replace(/^\s*\[|\]\}?\s*$/g, '')
    .replace(/(?:^|\s)["']|["'](?=\s*(?:,|$))/g, '')
    .replace(/["'],\s*["']/g, '\n');
}
