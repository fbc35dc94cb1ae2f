import { appendFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from './job.ts';

const { env } = process;

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

/** Writes to the log of the step. */
export function write(text: string): void {
  process.stdout.write(text);
}

/** Adds Markdown to the summary of the job. */
export function summarise(markdown: string): void {
  append(env.GITHUB_STEP_SUMMARY, markdown);
}

/** Leaves files in a fresh folder and tells the step that uploads them its name and the artifact's. */
export async function leaveArtifact(
  { temporary }: Job,
  artifact: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  const directory = join(temporary, artifact);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  for (const [name, content] of files) await writeFile(join(directory, name), content);
  append(env.GITHUB_OUTPUT, `directory=${directory}\nartifact=${artifact}\n`);
}
