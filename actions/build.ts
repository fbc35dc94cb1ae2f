import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { withRuleTable } from './rule-table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Actions that look at changes, for which they start a thread of its own program. */
const analysing: readonly string[] = ['policy-check'];

/** zod brings its messages in fifty languages, a quarter of a bundle, which a runner would compile for nothing. */
const inEnglish: Plugin = {
  name: 'in English',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: 'export {};',
    }));
  },
};

/** Names of our Actions: the folders beside this file that have a `main.ts`. */
export function actionNames(): string[] {
  return readdirSync(join(root, 'actions'), { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && readdirSync(join(root, 'actions', entry.name)).includes('main.ts'),
    )
    .map((entry) => entry.name)
    .sort();
}

async function licencesOf(inputs: readonly string[]): Promise<string> {
  const folders = inputs.flatMap(
    (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  );
  const texts: string[] = [];
  for (const folder of [...new Set(folders)].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : await readFile(join(root, folder, file), 'utf8');
    texts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** WebAssembly that dependencies load from the folder in which they stand themselves. */
async function programsBeside(inputs: readonly string[]): Promise<Record<string, Uint8Array>> {
  const parser = inputs.find((input) => input.endsWith('/libpg-query/wasm/libpg-query.js'));
  if (parser === undefined) return {};
  const path = parser.replace(/\.js$/, '.wasm');
  return { [basename(path)]: await readFile(join(root, path)) };
}

/**
 * Bundles an Action for Node 20 and up, so that a runner needs no installation.
 * @returns each file in its `dist` folder, by name: the program, what it loads from beside it, and the licences of what
 * is in it.
 */
export async function bundle(name: string): Promise<Record<string, string | Uint8Array>> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      main: `actions/${name}/main.ts`,
      ...(analysing.includes(name) ? { worker: 'src/analysis/worker.ts' } : {}),
    },
    outdir: `actions/${name}/dist`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    write: false,
    metafile: true,
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [inEnglish],
    // As large as all else together: a step that needs a browser looks for it beside the browser.
    external: ['playwright-core'],
    // Dependencies in CommonJS ask for Node's own modules with require, which ES modules do not have. Under another
    // name, for some import createRequire themselves.
    banner: {
      js: [
        "import { createRequire as $requireOf } from 'node:module'",
        "import { fileURLToPath as $pathOf } from 'node:url'",
        'const require = $requireOf(import.meta.url)',
        // Where PostgreSQL's parser looks for its own program.
        "const __dirname = $pathOf(new URL('.', import.meta.url)).slice(0, -1);",
      ].join(';'),
    },
  });
  return {
    ...Object.fromEntries(result.outputFiles.map(({ path, text }) => [basename(path), text])),
    ...(await programsBeside(Object.keys(result.metafile.inputs))),
    'licences.txt': await licencesOf(Object.keys(result.metafile.inputs)),
  };
}

/** Writes the `dist` folder of every Action, and the rules into the README of the policy check. */
async function buildAll(): Promise<void> {
  for (const name of actionNames()) {
    for (const [file, text] of Object.entries(await bundle(name))) {
      const path = join(root, 'actions', name, 'dist', file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      process.stdout.write(`actions/${name}/dist/${file}: ${Math.round(text.length / 1024)} KiB\n`);
    }
  }
  const readme = join(root, 'actions', 'policy-check', 'README.md');
  await writeFile(readme, withRuleTable(await readFile(readme, 'utf8')));
}

if (import.meta.main) await buildAll();
