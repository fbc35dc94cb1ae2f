import type { Command } from '../shell/commands.ts';
import { type Argument, textOf } from '../shell/word.ts';
import { type PathContext, type Peril, perilOf, worstOf } from './paths.ts';
import { destroying, parseArguments } from './tool.ts';

export interface Judged {
  readonly rule: typeof removal;
  readonly weight: 'block' | 'warn';
}

const source = [
  'GNU coreutils manual: rm, shred, truncate, dd',
  'GNU findutils manual: -delete, -exec',
  'POSIX: rm',
  'Microsoft: Remove-Item, rmdir, del',
];
export const removal = destroying('remove-files', 'A command removes files that nothing makes again', {
  why: 'It removes a home, a system folder, data, or whatever an empty variable leaves of its path, without asking.',
  operation: 'data.delete',
  source,
  remedy:
    'Name exactly what is meant, below a folder that is made for it; stop on empty variables (a colon and a question mark behind the name); or have ' +
    'somebody who answers for the data approve this finding.',
});
export const wiping = destroying('overwrite-files', 'A command overwrites data in place', {
  why: 'What is overwritten or cut to nothing is in no bin and in no history.',
  operation: 'data.delete',
  source,
});
export const ownership = destroying(
  'system-permissions',
  'A command changes owners or rights of the whole system',
  {
    why: 'Programs that depend on their rights stop working, and nobody knows afterwards what the rights were.',
    operation: 'protection.remove',
    source: ['GNU coreutils manual: chmod, chown'],
  },
);
export const killing = destroying('kill-everything', 'A command ends every process', {
  why: 'What runs on the machine stops without finishing what it writes.',
  operation: 'infrastructure.destroy',
  source: ['Linux manual: kill'],
});

const fileTypes =
  /\.(?:pyc|pyo|o|obj|a|so|class|tmp|temp|bak~?|swp|swo|log|log\.\S{1,10}|gz|map|orig|rej|d|gcda|gcno|tsbuildinfo|cache|pid|lock|test|prof|out|exe|dll|pdb|jar|war|tgz|whl|egg|min\.js|DS_Store)$|^\*?~$|^(?:Thumbs\.db|\.DS_Store|__pycache__|core|nohup\.out)$|^#\*#$/i;
const stores = /\.(?:sql|db|sqlite3?|dump|bak|mdb|rdb|aof|tfstate|pem|key|kdbx|parquet)$/i;
const dataFiles = /\.(?:sql|db|sqlite3?|dump|bak|mdb|rdb|aof|tfstate|pem|key|kdbx|csv|parquet|dat|log)$/i;

/** Judges commands that remove or overwrite files; null for others. */
export function judgeRemoval(command: Command, image: boolean): Judged | null {
  const context: PathContext = { image, directory: command.directory };
  const args = command.argv.slice(1);
  switch (command.name) {
    case 'rm':
    case 'grm':
    case 'srm':
    case 'trash':
      return ofRm(command, args, context);
    case 'rimraf':
    case 'del-cli':
    case 'fs-remove':
      return of(args, context);
    case 'remove-item':
    case 'ri':
    case 'rd':
    case 'rmdir':
    case 'del':
    case 'erase':
      return ofWindows(command, args, context);
    case 'find':
      return args.some((one) => textOf(one) === '-delete') ? ofFind(args, context) : null;
    case 'shred':
      if (args.some((one) => textOf(one) === '{}') && command.from?.name === 'find') {
        return ofFind(command.from.argv.slice(1), context);
      }
      return judged(
        wiping,
        worstOf(paths(args).map((path) => perilOf(path, context))) === 'harmless' ? 'harmless' : 'grave',
      );
    case 'truncate':
      return /^(?:-s|--size)=?0*$/.test(textOf(args[0])) ||
        args.some((one) => /^(?:-s0|--size=0)$/.test(textOf(one)))
        ? ofData(paths(args))
        : null;
    case 'dd': {
      const target = args.map(textOf).find((one) => one.startsWith('of='));
      return target !== undefined && /^of=\/dev\/(?!null|stdout|stderr|fd|shm|tty)/.test(target)
        ? judged(wiping, 'grave')
        : ofDevice(target);
    }
    case 'chmod':
    case 'chown':
    case 'chgrp':
      return ofPermissions(command, args, context);
    case 'kill':
      return args.some((one) => textOf(one) === '-1') &&
        args.length > 1 &&
        /^-(?:9|KILL|SIGKILL|s|TERM|15)$/.test(textOf(args[0]))
        ? judged(killing, 'grave')
        : null;
    case 'killall5':
      return judged(killing, 'grave');
    case 'mv':
      return args.length > 1 && textOf(args.at(-1)) === '/dev/null'
        ? judged(
            removal,
            worstOf(
              paths(args)
                .slice(0, -1)
                .map((one) => perilOf(one, context)),
            ),
          )
        : null;
    case 'cp':
    case 'tee':
    case 'cat':
      return args.slice(-1).some((one) => isDisk(textOf(one))) && command.name !== 'cat'
        ? judged(wiping, 'grave')
        : null;
    default:
      return null;
  }
}

/** `> /dev/sda`, `> data.db`: a redirection that empties or overwrites. */
export function judgeRedirects(command: Command): Judged | null {
  if (command.name === 'cp' && textOf(command.argv[1]) === '/dev/null') return ofData(command.argv.slice(2));
  for (const { operator, target } of command.redirects) {
    const path = textOf(target);
    if (!/^(?:>|>\||&>)$/.test(operator)) continue;
    if (isDisk(path)) return judged(wiping, 'grave');
    const empties =
      /^(?::|true|)$/.test(command.name) ||
      (command.name === 'cat' && textOf(command.argv[1]) === '/dev/null');
    const prints =
      command.name === 'echo' && command.argv.slice(1).every((one) => /^(?:-n)?$/.test(textOf(one)));
    if (empties || prints) {
      const data = ofData([target]);
      if (data !== null) return data;
    }
    if (/^\/etc\/(?:passwd|shadow|sudoers|fstab|hosts)$/.test(path) && empties)
      return judged(wiping, 'grave');
  }
  return null;
}

function isDisk(path: string): boolean {
  return /^\/dev\/(?:sd|hd|vd|xvd|nvme|mmcblk|disk|mapper\/|md|dm-|loop|mem|kmem|port)/.test(path);
}

function ofDevice(target: string | undefined): Judged | null {
  return target !== undefined && /^of=\$\{?(?:dev|disk|device|drive|target_?disk)/i.test(target)
    ? judged(wiping, 'grave')
    : null;
}

function ofData(targets: readonly Argument[]): Judged | null {
  const risky = targets
    .map(textOf)
    .some(
      (path) =>
        (stores.test(path) && !/(?:^|\/)te?mp\//.test(path)) ||
        /^\/(?:var\/(?:lib|log|spool|mail)|etc|srv|data|home|backup)\//.test(path),
    );
  return risky ? judged(wiping, 'grave') : null;
}

function judged(rule: typeof removal, peril: Peril): Judged | null {
  if (peril === 'harmless') return null;
  return { rule, weight: peril === 'grave' ? 'block' : 'warn' };
}

function paths(args: readonly Argument[]): Argument[] {
  const found: Argument[] = [];
  let ended = false;
  for (const one of args) {
    const text = textOf(one);
    if (text === '--') ended = true;
    else if (ended || !/^[-+][a-zA-Z-]/.test(text)) found.push(one);
  }
  return found;
}

function of(args: readonly Argument[], context: PathContext): Judged | null {
  return judged(removal, worstOf(paths(args).map((path) => perilOf(path, context))));
}

function ofRm(command: Command, args: readonly Argument[], context: PathContext): Judged | null {
  const { flags } = parseArguments(args, '');
  const recursive = ['-r', '-R', '--recursive'].some((flag) => flags.has(flag)) || command.name === 'srm';
  if (flags.has('--no-preserve-root')) return judged(removal, 'grave');
  const targets = paths(args).filter((one) => textOf(one) !== '{}');
  const given = paths(args).length > targets.length;
  if (given && command.from !== undefined && command.via.includes('find'))
    return ofFind(command.from.argv.slice(1), context, recursive);
  if (given || command.via.includes('xargs')) {
    const listed = given || targets.length === 0 ? ofList(command, context, recursive) : null;
    if (listed !== null) return listed;
  }
  if (recursive) return judged(removal, worstOf(targets.map((path) => perilOf(path, context))));
  const grave = targets.some((path) => {
    const text = textOf(path);
    const many = /\*/.test(text);
    if (/\*\.\w/.test(text) && fileTypes.test(text)) return false;
    return (
      (many && perilOf(path, context) === 'grave' && !context.image) ||
      (/^\/(?:boot|etc\/(?:passwd|shadow|fstab|sudoers)|var\/lib\/(?:mysql|postgres|mongo|etcd|docker)|dev\/sd)/.test(
        text,
      ) &&
        !context.image) ||
      /\.tfstate$/.test(text)
    );
  });
  return grave ? { rule: removal, weight: 'block' } : null;
}

/** `… | xargs rm`: what is listed before it is what goes. */
function ofList(command: Command, context: PathContext, recursive: boolean): Judged | null {
  const before = firstOf(command);
  if (before === undefined) return { rule: removal, weight: 'block' };
  const args = before.argv.slice(1);
  if (before.name === 'find' || before.name === 'fd') return ofFind(args, context, recursive);
  const list = [before, command.from].some((one) => one?.argv.some((word) => isMade(textOf(word))));
  return list ? null : { rule: removal, weight: 'block' };
}

function firstOf(command: Command): Command | undefined {
  let one = command.from;
  for (let count = 0; count < 8 && one?.from !== undefined; count += 1) one = one.from;
  return one;
}

/** Whether a name or pattern is of what tools make. */
function isMade(name: string): boolean {
  return (
    fileTypes.test(name) ||
    /(?:^|\/)(?:node_modules|__pycache__|dist|build|target|coverage|\.pytest_cache|\.?cache|tmp|\.terraform|\.egg-info|CMakeFiles|\.mypy_cache|\.gradle|logs?)(?:\/|$|\\)/.test(
      name,
    ) ||
    /\.egg-info|^\*?\.?(?:test|spec|cov)/.test(name) ||
    /^\.?\\?\*\.(?:pyc|o|log|tmp)/.test(name)
  );
}

/** `find … -delete` and its kin: harmless where what is looked for is made again, or stands where nothing stays. */
function ofFind(args: readonly Argument[], context: PathContext, recursive = true): Judged | null {
  const texts = args.map(textOf);
  const expression = texts.findIndex((text) => /^[-(!\\]/.test(text) && !/^-[HLPOD]/.test(text));
  const starts = args
    .slice(0, expression === -1 ? undefined : expression)
    .filter((one) => !/^-/.test(textOf(one)));
  const names = texts.flatMap((text, at) =>
    /^-(?:i?name|i?path|i?regex|wholename|g|e)$/.test(text) &&
    texts[at - 1] !== '!' &&
    texts[at - 1] !== '-not'
      ? [texts[at + 1] ?? '']
      : [],
  );
  if (names.length > 0 && names.every(isMade)) return null;
  if (texts.includes('-empty') || texts.includes('-xtype')) return null;
  const perils = (starts.length === 0 ? ['.'] : starts).map((one) => perilOf(one, context));
  const worst = worstOf(perils);
  const old = texts.some((text) => /^-(?:[acm](?:time|min)|older|newermt)$/.test(text));
  if (old && names.length > 0 && !names.some((name) => dataFiles.test(name)))
    return { rule: removal, weight: 'warn' };
  if (worst === 'harmless' && names.length > 0)
    return names.some((name) => dataFiles.test(name))
      ? { rule: removal, weight: recursive ? 'block' : 'warn' }
      : null;
  return judged(removal, worst);
}

function ofWindows(command: Command, args: readonly Argument[], context: PathContext): Judged | null {
  const texts = args.map(textOf);
  if (texts.some((text) => /^-whatif(?::\$true)?$/i.test(text))) return null;
  const cmdlet = /^(?:remove-item|ri)$/.test(command.name);
  const recursive = texts.some((text) => /^(?:-r(?:e(?:c(?:u(?:r(?:se?)?)?)?)?)?|\/s)$/i.test(text));
  const posix = command.name === 'rmdir' && !texts.some((text) => /^\/[sq]$/i.test(text)) && !recursive;
  if (posix) return null;
  const named = texts.findIndex((text) => /^-(?:literal)?path$/i.test(text));
  const targets = args.filter(
    (one, at) =>
      !/^-\w|^\/[a-z]$/i.test(textOf(one)) &&
      !/^-(?:filter|include|exclude|erroraction|ea|stream)$/i.test(texts[at - 1] ?? ''),
  );
  const all = named === -1 ? targets : [args[named + 1] ?? '', ...targets];
  if (/env:|^(?:alias|function|variable|hklm|hkcu):/i.test(texts.join(' ')) && cmdlet)
    return /hklm:/i.test(texts.join(' ')) ? judged(removal, 'grave') : null;
  const broad = all.some((one) => /^(?:\*|\*\.\*|[a-z]:\\?\*?(?:\.\*)?)$/i.test(textOf(one)));
  const listing = command.from !== undefined && all.length === 0 ? command.from : undefined;
  if (listing !== undefined && /^(?:get-childitem|gci|dir|ls|get-item)$/.test(listing.name)) {
    const given = listing.argv.slice(1).filter((one) => !/^-/.test(textOf(one)));
    if (!recursive && !listing.argv.some((one) => /^-re/i.test(textOf(one)))) return null;
    return judged(
      removal,
      worstOf((given.length === 0 ? ['.'] : given).map((path) => perilOf(windowsPath(path), context))),
    );
  }
  if (!recursive && !broad) return null;
  return judged(removal, worstOf(all.map((path) => perilOf(windowsPath(path), context))));
}

function windowsPath(path: Argument): Argument {
  if (typeof path === 'string') return /^[a-z]:/i.test(path) ? path : path.replace(/\\/g, '/');
  return {
    ...path,
    parts: path.parts.map((part) =>
      part.kind === 'text' ? { ...part, text: part.text.replace(/\\/g, '/') } : part,
    ),
  };
}

function ofPermissions(command: Command, args: readonly Argument[], context: PathContext): Judged | null {
  const { flags } = parseArguments(args, '');
  if (!['-R', '--recursive'].some((flag) => flags.has(flag))) return null;
  const [mode, ...targets] = paths(args);
  const system = targets.some((one) => {
    const text = textOf(one);
    return (
      /^\/(?:\*|(?:bin|boot|dev|etc|lib|lib64|proc|root|sbin|sys|usr|var|home|opt)(?:\/\*?|\/(?:bin|lib|sbin|local\/bin|ssh|ssl|sudoers\.d)\/?)?)?$/.test(
        text,
      ) ||
      /^~\/?\*?$|^\$\{HOME\}\/?\*?$/.test(text) ||
      /^\$\{[A-Za-z_]+\}\/\*?$/.test(text)
    );
  });
  if (!system) return null;
  const own = context.image && /^[\w.-]+(?::[\w.-]*)?$/.test(textOf(mode)) && command.name !== 'chmod';
  return own ? null : judged(ownership, 'grave');
}
