import { type Argument, type Part, written } from '../shell/word.ts';

/** What it would mean to lose everything at a path. */
export type Peril = 'grave' | 'unknown' | 'harmless';

export interface PathContext {
  /** Paths are those of an image that is being built. */
  readonly image: boolean;
  /** Where the last `cd` went. */
  readonly directory: Argument | undefined;
}

/** Folders that tools make and can make again. */
const generated =
  /^(?:node_modules|bower_components|jspm_packages|dist[\w.-]{0,20}|build[\w.-]{0,20}|_build|out(?:put)?s?|target|bin|obj|coverage[\w.-]{0,20}|htmlcov|\.nyc_output|\.next|\.nuxt|\.svelte-kit|\.output|\.turbo|\.parcel-cache|\.cache|cache|caches|_?cache[ds]?|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.nox|\.venv|venv|env|\.eggs|\.?[\w*-]{0,40}\.egg-info|\.gradle|\.terraform|\.terragrunt-cache|\.serverless|\.aws-sam|cdk\.out|\.dart_tool|\.expo|pods|deriveddata|vendor|te?mp[\w.-]{0,30}|\.te?mp|[\w.-]{0,40}[._-]te?mp|logs?|reports?|test-?(?:results|reports|output)[\w.-]{0,20}|artifacts?|generated|gen|__generated__|public\/build|storybook-static|\.docusaurus|_site|site|\.jekyll-cache|\.vite|\.rollup\.cache|\.webpack|\.eslintcache|\.stylelintcache|\.angular|lib-cov|screenshots|playwright-report|\.scannerwork|\.idea|\.vscode-test|release|debug|wheelhouse|pip-wheel-metadata|\.sass-cache|deps|_deps|ebin|elm-stuff|zig-cache|zig-out|\.stack-work|dist-newstyle|\.bloop|\.metals|\.ccls-cache|cmake-build[\w-]{0,20}|cmakefiles|autom4te\.cache|docs\/_build|downloads?|staging|work|sandbox|scratch|fixtures?|testdata|snapshots?__|e2e-[\w-]{0,30}|lambda\.zip|package|pkg|dist\.old|\.yarn|\.pnpm-store|\.npm|\.husky\/_|\.docker-cache|buildx-cache[\w-]{0,20})$/i;
/** What holds data that nothing makes again. */
const precious =
  /^(?:\.git|pgdata|postgres(?:ql)?(?:[-_]data)?|mysql(?:[-_]data)?|mariadb|mongo(?:db)?(?:[-_]data)?|redis-data|backups?|db[-_]?data|database|uploads?|volumes?|storage|media|users?|secrets?|certs?|prod(?:uction)?(?:[-_]data)?|\.ssh|\.gnupg|\.kube|\.aws|wal|archive|etcd|state)$/i;
const temporary =
  /^\/(?:tmp|var\/tmp|dev\/shm|private\/tmp|private\/var\/tmp|run\/user\/[^/]{1,20})\/.|^\/(?:tmp|var\/tmp)\/?\*?$/;
const replaceable =
  /^\/(?:var\/lib\/apt\/lists|var\/cache|var\/lib\/(?:dpkg\/info|yum|rpm-state|dnf)|usr\/share\/(?:doc|man|info|locale|zoneinfo|icons|lintian|linda)|usr\/(?:local\/)?share\/(?:doc|man|locale)|usr\/src\/(?:linux|nginx|php|python)|root\/\.(?:cache|npm|gem|gradle|m2|cargo|composer|yarn|pip|local\/share\/(?:pnpm|virtualenv))|home\/[^/]{1,60}\/\.(?:cache|npm)|var\/log|usr\/local\/cargo\/registry|root\/\.bundle|usr\/local\/(?:bundle\/cache|share\/\.cache)|opt\/(?:hostedtoolcache|ghc|microsoft|google|az|pipx)|usr\/(?:share|local)\/(?:dotnet|swift|miniconda|graalvm\S{0,20}|boost|lib\/android|julia\S{0,20}|lib\/node_modules|\.ghcup|powershell|chromium)|imagegeneration|etc\/nginx\/(?:conf\.d|sites-enabled)\/default\S{0,20}|builds?)(?:\/|$)/;
const homeCache =
  /^~\/(?:\.cache|\.npm|\.yarn|\.pnpm-store|\.local\/share\/(?:pnpm|trash|virtualenvs|nvim)|\.gradle\/(?:caches|daemon|wrapper)|\.m2\/repository|\.cargo\/(?:registry|git)|\.nuget|\.ivy2|\.sbt|\.composer\/cache|\.gem|\.bundle\/cache|\.terraform\.d\/plugin-cache|library\/(?:caches|developer\/xcode\/deriveddata|developer\/coresimulator)|\.expo|\.cocoapods|\.pub-cache|go\/pkg|\.electron|\.node-gyp|\.rustup\/(?:downloads|tmp)|\.docker\/buildx|\.android\/(?:cache|avd)|tmp|\.tmp)(?:\/|$)/i;
/** Variables that hold a folder for temporary files, by what the system or a runner says. */
const temporaryVariable =
  /^(?:tmp|temp|tmpdir|temp_?dir|runner_temp|runner\.temp|agent\.tempdirectory|agent_tempdirectory|bats_t(?:est_|mp)\w{0,20}|scratch|mktemp\w{0,10}|ci_builds_dir|testtmp)$|te?mp(?:[-_]?(?:dir|folder|path|file|root|d|work\w{0,4}))?$|^(?:te?mp|scratch)[-_]?\w{0,30}$/i;
const rootVariable =
  /^(?:pwd|oldpwd|github_workspace|github\.workspace|ci_project_dir|workspace|build_sourcesdirectory|build\.sourcesdirectory|system\.defaultworkingdirectory|circle_working_directory|bitbucket_clone_dir|travis_build_dir|codebuild_src_dir|script_?dir|(?:project|repo|git|base|root|source|src|top|curdir)(?:_?(?:dir|root|path|home))?|root_?dir|here|cwd|dir_?name|basedir|bash_source\S{0,10}|__dirname|psscriptroot|makefile_dir|mkfile_dir|cmake_\w{0,30}|initial_dir|~dp0|curdir)$/i;
const generatedVariable =
  /(?:build|dist|out(?:put)?|target|coverage|cache|gen(?:erated)?|artifacts?|logs?|report|stag(?:e|ing)|work|venv|node_modules|objs?|pkg|package|bin|results?|test\w{0,10}|fixtures?|sandbox|clone|checkout|extract|unpack|download|install)[-_]?(?:dir(?:ectory)?|folder|path|root|s)?$|^(?:build|dist|out|obj|bin|target|objs|clean\w{0,12})$/i;
const systemRoots =
  /^\/(?:bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|usr|var|system|library|users|applications|data|private|volumes)(?:\/\*?|\*)?$/i;

/** What a recursive removal of a path would mean. */
export function perilOf(argument: Argument, context: PathContext): Peril {
  const parts = typeof argument === 'string' ? [text(argument)] : argument.parts;
  return perilOfParts(parts, context, 0);
}

function text(value: string): Part {
  return { kind: 'text', text: value, quoted: false };
}

function perilOfParts(parts: readonly Part[], context: PathContext, depth: number): Peril {
  const [first, ...rest] = parts;
  if (first === undefined || depth > 6) return 'unknown';
  const isPlain = parts.every((part) => part.kind === 'text');
  if (isPlain) return perilOfLiteral(written(parts), context, depth);
  if (first.kind === 'text') {
    if (first.text === '' && rest.length > 0) return perilOfParts(rest, context, depth + 1);
    const known = first.text;
    // `/srv/$app`: what is certain decides, and an empty variable leaves just that.
    if (known.startsWith('/') || known.startsWith('~')) {
      const second = rest[0];
      const safeStart = temporary.test(`${known}x`) || replaceable.test(known) || homeCache.test(known);
      if (safeStart) return 'harmless';
      if (known.split('/').some((name) => generated.test(name))) return 'harmless';
      if (second?.kind === 'variable' && second.required) return 'unknown';
      return context.image ? 'unknown' : 'grave';
    }
    if (rest.every((part) => part.kind === 'variable' && part.required)) return 'harmless';
    const name = known.replace(/^\.\//, '').split('/')[0] ?? '';
    if (known.startsWith('..')) return 'unknown';
    return precious.test(name) ? 'grave' : 'harmless';
  }
  const tail = written(rest);
  if (first.kind === 'output') return ofOutput(first.script, tail, context);
  const { name, required, fallback, values } = first;
  if (values !== undefined && values.length > 0) {
    // What is set to nothing first is set to something before it is used.
    const set = values.filter((one) => written(one) !== '');
    if (set.length > 0) return worstOf(set.map((one) => perilOfParts([...one, ...rest], context, depth + 1)));
  }
  if (fallback !== undefined && !fallback.includes('$'))
    return worstOf([perilOfLiteral(fallback + tail, context, depth + 1)]);
  if (fallback !== undefined) return 'unknown';
  if (/^(?:home|env\.home|userprofile|homepath)$/i.test(name))
    return perilOfLiteral(`~${tail}`, context, depth);
  if (/^(?:systemroot|windir|systemdrive|programfiles|programdata|appdata)$/i.test(name)) return 'grave';
  if (temporaryVariable.test(name)) return 'harmless';
  if (required) return 'harmless';
  if (rootVariable.test(name)) {
    if (/^\/?\*?$/.test(tail))
      return /^\/?$/.test(tail) && !/workspace|pwd|project_dir/i.test(name)
        ? 'grave'
        : tail === ''
          ? 'unknown'
          : 'grave';
    const inner = tail.replace(/^\/+/, '');
    return perilOfLiteral(inner, { ...context, directory: undefined }, depth + 1) === 'grave'
      ? 'grave'
      : 'harmless';
  }
  if (tail === '') return generatedVariable.test(name) ? 'harmless' : 'unknown';
  if (!tail.startsWith('/') && !tail.startsWith('*') && !tail.startsWith('.')) return 'unknown';
  // An empty variable leaves a path that begins at the root.
  if (/^\/{1,3}(?:\*|\.\*|\{|\$\{[^}]{1,80}\}\/?\*|$)/.test(tail) || /^(?:\*|\.\*)/.test(tail))
    return 'grave';
  if (systemRoots.test(tail) || /^\/(?:bin|boot|etc|home|lib|lib64|root|sbin|usr|var)\//.test(tail))
    return 'grave';
  const names = tail.split('/').filter((one) => one !== '');
  if (names.some((one) => precious.test(one))) return 'grave';
  return names.some((one) => generated.test(one)) ? 'harmless' : 'unknown';
}

function ofOutput(script: string, tail: string, context: PathContext): Peril {
  if (/^\s*(?:command\s+)?mktemp\b/.test(script)) return 'harmless';
  if (/^\s*(?:pwd|dirname|git\s+rev-parse|realpath|readlink|cd)\b/.test(script)) {
    if (/^\/?\*?$/.test(tail)) return 'grave';
    return perilOfLiteral(tail.replace(/^\/+/, ''), { ...context, directory: undefined }, 4);
  }
  if (
    /^\s*(?:npm|yarn|pnpm|bun|go|pip|poetry|gem|brew|cargo|composer)\b.{0,60}(?:cache|GOCACHE|modcache|env)/.test(
      script,
    )
  )
    return 'harmless';
  if (script === 'xargs' || /^\s*(?:find|ls|git)\b/.test(script)) return 'unknown';
  return /^\/+(?:\*|$)/.test(tail) ? 'grave' : 'unknown';
}

function perilOfLiteral(given: string, context: PathContext, depth: number): Peril {
  const path = normal(given);
  if (path === '') return given === '' ? 'harmless' : 'grave';
  if (/^[a-z]:[\\/]?/i.test(path)) return perilOnWindows(path);
  if (path === '/' || path === '/*' || path === '/.*' || /^\/\{/.test(path) || /^\/[[?]/.test(path))
    return 'grave';
  if (/^~[\w-]{0,40}$/.test(path) || /^~[\w-]{0,40}\/(?:\*|\.\*|\.\?\?\*|\{.*)$/.test(path)) return 'grave';
  if (path.startsWith('~')) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (
      homeCache.test(path) ||
      (generated.test(name) && path.split('/').length > 2) ||
      name === 'node_modules'
    )
      return 'harmless';
    return 'grave';
  }
  if (path.startsWith('/')) return perilOfAbsolute(path, context);
  const { directory } = context;
  const moved = /^(?:\*|\.|\.\*|\.\/\*|\*\*)/.test(path) && directory !== undefined && depth < 4;
  if (moved) {
    const start = typeof directory === 'string' ? [text(directory)] : directory.parts;
    const rest = path.replace(/^\.\//, '');
    return perilOfParts([...start, text(`/${rest}`)], { ...context, directory: undefined }, depth + 3);
  }
  if (/^\.\.(?:\/|$)/.test(path)) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return generated.test(name) && name !== '..' ? 'harmless' : 'grave';
  }
  if (/^(?:\.|\*|\.\*|\*\*|\*\*\/\*|\.\[.{0,10}\]\*?|\*\.\*)$/.test(path)) return 'grave';
  const names = path.split('/');
  if (names.some((name) => generated.test(name))) return 'harmless';
  return names.some((name) => precious.test(name)) ? 'grave' : 'harmless';
}

function perilOfAbsolute(path: string, { image }: PathContext): Peril {
  if (temporary.test(path) || path === '/tmp' || replaceable.test(path)) return 'harmless';
  const names = path.split('/').slice(1);
  if (systemRoots.test(path))
    return image && /^\/(?:opt|srv|mnt|media|data|root\/\*)/.test(path) ? 'harmless' : 'grave';
  if (/^\/dev\/null/.test(path)) return 'harmless';
  if (image) return /^\/(?:bin|boot|etc|lib|lib64|sbin|usr|var)\/\*$/.test(path) ? 'grave' : 'harmless';
  if (
    names.length > 1 &&
    names.slice(1).some((name) => generated.test(name)) &&
    !/^\/(?:etc|boot|usr|bin|lib)\//.test(path)
  )
    return 'harmless';
  if (
    /^\/(?:app|workspace|github\/workspace|src|code|workdir|builds)\/[^*]/.test(path) &&
    !names.some((name) => precious.test(name))
  )
    return 'unknown';
  return 'grave';
}

function perilOnWindows(path: string): Peril {
  const names = path.split(/[\\/]/).filter((name) => name !== '');
  if (names.length <= 1 || /^\*/.test(names[1] ?? '')) return 'grave';
  if (names.some((name) => /^te?mp$/i.test(name))) return 'harmless';
  return names.slice(1).some((name) => generated.test(name)) ? 'harmless' : 'grave';
}

/** Without doubled and trailing slashes, and without `./` and what `..` takes back. */
function normal(path: string): string {
  const windows = /^[a-z]:\\|^\.?\.?\\/i.test(path) ? path.replace(/\\/g, '/') : path;
  const absolute = windows.startsWith('/');
  const names: string[] = [];
  for (const name of windows.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name === '..' && absolute) continue;
    else names.push(name);
  }
  const joined = names.join('/');
  if (absolute) return `/${joined}`;
  return joined === '' && windows !== '' ? '.' : joined;
}

export function worstOf(perils: readonly Peril[]): Peril {
  if (perils.includes('grave')) return 'grave';
  return perils.includes('unknown') ? 'unknown' : 'harmless';
}
