// Has secretlint look at real source with its recommended preset, in a process of its own: prints megabytes, the
// seconds of its fastest pass, and how many messages it had.
import { corpus } from '../policy/corpus.ts';

interface Secretlint {
  lintSource(input: {
    readonly source: Readonly<Record<'filePath' | 'content' | 'contentType' | 'ext', string>>;
    readonly options: { readonly config: { readonly rules: readonly unknown[] } };
  }): Promise<{ readonly messages: readonly unknown[] }>;
}

// By names, for they are installed only where the bench is run.
const [core, preset] = ['@secretlint/core', '@secretlint/secretlint-rule-preset-recommend'];
const { lintSource }: Secretlint = await import(core);
const { creator }: { readonly creator: unknown } = await import(preset);
const config = { rules: [{ id: preset, rule: creator }] };
const files = corpus(Number(process.argv[2])).map(({ path, addedLines }) => ({
  filePath: path,
  ext: path.slice(path.lastIndexOf('.')),
  content: addedLines.map(({ text }) => text).join('\n'),
  contentType: 'text',
}));
let messages = 0;
const passes: number[] = [];
for (let pass = 0; pass < 3; pass += 1) {
  const began = process.cpuUsage();
  messages = 0;
  for (const source of files) messages += (await lintSource({ source, options: { config } })).messages.length;
  const { user, system } = process.cpuUsage(began);
  passes.push((user + system) / 1e6);
}
const megabytes = files.reduce((sum, { content }) => sum + content.length, 0) / 1e6;
console.log(JSON.stringify({ megabytes, seconds: Math.min(...passes), messages }));
