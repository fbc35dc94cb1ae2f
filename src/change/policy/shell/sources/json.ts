import type { Script } from '../script.ts';

const holders: readonly { readonly file: RegExp; readonly keys: readonly string[] }[] = [
  { file: /(?:^|\/)(?:package|composer)\.json$/, keys: ['scripts', 'husky', 'hooks', 'lint-staged'] },
  { file: /(?:^|\/)deno\.jsonc?$/, keys: ['tasks'] },
  {
    file: /(?:^|\/)(?:vercel|netlify|railway|render|app|now|project|turbo|nx)\.json$/,
    keys: [
      'buildCommand',
      'installCommand',
      'devCommand',
      'startCommand',
      'scripts',
      'targets',
      'deploy',
      'build',
    ],
  },
  {
    file: /(?:^|\/)\.?devcontainer(?:\/[\w-]{1,40})?\.json$|(?:^|\/)\.devcontainer\/devcontainer\.json$/,
    keys: [
      'postCreateCommand',
      'postStartCommand',
      'onCreateCommand',
      'initializeCommand',
      'updateContentCommand',
      'postAttachCommand',
    ],
  },
  { file: /\.tf\.json$/, keys: ['resource'] },
  { file: /(?:^|\/)\.vscode\/tasks\.json$/, keys: ['tasks'] },
  { file: /(?:^|\/)(?:task-?definition|taskdef)[\w.-]{0,40}\.json$/i, keys: ['containerDefinitions'] },
];
const commandKey =
  /^(?:command|cmd|script|entryPoint|run|startCommand|buildCommand|releaseCommand|preDeployCommand)$/i;

/** Whether scripts of such a file are not known, for its text is no JSON. */
export function isBrokenJson(path: string, text: string): boolean {
  return holders.some(({ file }) => file.test(path)) && parsed(text) === undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s{0,200}\/\/.{0,2000}$/gm, '').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The commands that JSON files of tools name. */
export function jsonScripts(path: string, text: string): Script[] {
  const holder = holders.find(({ file }) => file.test(path));
  if (holder === undefined) return [];
  const data = parsed(text);
  if (data === undefined) return [];
  const lines = lineOf(text);
  const scripts: Script[] = [];
  for (const key of holder.keys) {
    const value = isRecord(data) ? data[key] : undefined;
    const all = /^(?:scripts|tasks|husky|hooks|lint-staged)$/.test(key) && !/tasks\.json$/.test(path);
    for (const command of commandsIn(value, all || !isRecord(value), 0)) {
      const firstLine = lines(command);
      scripts.push({
        text: command.replace(/^@(?=\w)/, ''),
        firstLine,
        lineMap: [firstLine],
        origin: 'package.json',
        shell: 'sh',
      });
    }
  }
  return scripts;
}

function commandsIn(value: unknown, every: boolean, depth: number): string[] {
  if (depth > 8) return [];
  if (typeof value === 'string') return every ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => commandsIn(one, every, depth + 1));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    commandsIn(one, every || commandKey.test(key), depth + 1),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The line on which a text stands; the same text twice stands on the later line the second time. */
function lineOf(text: string): (value: string) => number {
  const byValue = new Map<string, number[]>();
  const line = /"((?:[^"\\\n]|\\.){1,20000})"/g;
  for (const [index, one] of text.split('\n').entries()) {
    if (one.length > 40_000) continue;
    for (const match of one.matchAll(line)) {
      const key = match[1] ?? '';
      const known = byValue.get(key);
      if (known === undefined) byValue.set(key, [index + 1]);
      else known.push(index + 1);
    }
  }
  return (value) => {
    const known = byValue.get(JSON.stringify(value).slice(1, -1)) ?? byValue.get(value) ?? [];
    return (known.length > 1 ? known.shift() : known[0]) ?? 1;
  };
}
