import type { ChangedFile } from '../../../domain/pull-request.ts';
import { headText } from '../file-text.ts';
import type { Shell } from './command.ts';
import type { Script } from './script.ts';

export type { Script } from './script.ts';

import { dockerfileScripts } from './sources/dockerfile.ts';
import { jsonScripts } from './sources/json.ts';
import { makefileScripts } from './sources/makefile.ts';
import { quotedScripts } from './sources/quoted.ts';
import { tableScripts } from './sources/table.ts';
import { yamlScripts } from './sources/yaml.ts';

const shellFile =
  /(?:\.(?:sh|bash|zsh|ksh|dash|command|envrc|bats|ebuild|install|fish)|\.sh\.(?:j2|tpl|erb|tmpl|tftpl|in|template|gotmpl)|\.(?:bashrc|bash_profile|bash_aliases|zshrc|zprofile|profile|bash_logout))$|(?:^|\/)(?:\.envrc|APKBUILD|PKGBUILD)$|(?:^|\/)(?:\.husky|\.githooks|git-hooks|githooks)\/(?:_\/)?[\w-]{1,60}$|(?:^|\/)(?:user[-_]data|entrypoint|bootstrap|gradlew|configure|preinst|postinst|prerm|postrm)$/i;
const powerShellFile = /\.ps(?:m?1|d1)$/i;
const cmdFile = /\.(?:bat|cmd)$/i;
const otherwise = /\.(?:md|mdx|rst|adoc|txt|html?|svg|lock|map|csv)$/i;
const shebang = /^#!\s{0,5}\S{1,80}?(?:\/|\s)(?:env\s{1,5}(?:-S\s{1,3})?)?(?:ba|z|da|k|a)?sh\b/;

/** Whether scripts may stand in a file of such a path: what has no extension may begin with a `#!`. */
export function mayHoldScripts(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (otherwise.test(name)) return false;
  return (
    shellFile.test(path) ||
    powerShellFile.test(name) ||
    cmdFile.test(name) ||
    /\.(?:ya?ml|json|jsonc|toml|mk|mak|make|groovy|gradle|jenkinsfile|dockerfile|containerfile|service|timer|cron|crontab|tf|hcl|just|nomad|cfg|ini)$/i.test(
      name,
    ) ||
    /^(?:makefile|gnumakefile|justfile|dockerfile|containerfile|jenkinsfile|vagrantfile|procfile|crontab|rakefile|caddyfile|taskfile|earthfile|tiltfile)/i.test(
      name,
    ) ||
    /(?:^|\/)cron(?:tabs?|\.(?:d|daily|hourly|weekly|monthly))\//.test(path) ||
    !name.slice(1).includes('.')
  );
}

/** Every text of a file that a shell runs, after the change. What cannot be read gives none. */
export function scriptsOf(file: ChangedFile): Script[] {
  if (file.kind === 'symlink' || file.kind === 'submodule' || !mayHoldScripts(file.path)) return [];
  const text = headText(file);
  return text === null || text === undefined ? [] : scriptsIn(file.path, text);
}

/** Every text that a shell runs in a file of this path with this text. */
export function scriptsIn(path: string, given: string): Script[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given;
  if (otherwise.test(name)) return [];
  const whole = (shell: Shell): Script[] => [{ text, firstLine: 1, origin: 'file', shell }];
  if (powerShellFile.test(name)) return whole('powershell');
  if (cmdFile.test(name)) return whole('cmd');
  if (shebang.test(text.slice(0, 200))) return whole('sh');
  if (text.startsWith('#!') && /pwsh|powershell/.test(text.slice(0, 80))) return whole('powershell');
  if (shellFile.test(path) && !text.startsWith('#!')) return whole(/\.zsh/.test(name) ? 'zsh' : 'sh');
  if (text.startsWith('#!') && !/make|just/.test(text.slice(0, 40))) return [];
  if (/\.ya?ml$/i.test(name)) return yamlScripts(path, text);
  if (/\.jsonc?$/i.test(name)) return jsonScripts(path, text);
  if (/^(?:gnu)?makefile|\.(?:mk|mak|make)$/i.test(name)) return makefileScripts(text, true);
  if (/^\.?justfile|\.just$/i.test(name)) return makefileScripts(text, false);
  if (
    /^(?:dockerfile|containerfile)|\.(?:dockerfile|containerfile)$/i.test(name) ||
    /^earthfile$/i.test(name)
  ) {
    return dockerfileScripts(text);
  }
  if (/^(?:jenkinsfile|vagrantfile|rakefile)|\.(?:groovy|gradle|jenkinsfile|tf|hcl|nomad)$/i.test(name)) {
    return quotedScripts(name, text);
  }
  return tableScripts(path, text);
}
