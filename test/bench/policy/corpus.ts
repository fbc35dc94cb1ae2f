import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChangedFile } from '../../../src/domain/pull-request.ts';

const root = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const sources = /\.(?:[cm]?[jt]s|json|md|ya?ml|css|html|txt|sh|py)$/;
const largest = 2_000_000;

/** Files of the installed packages, as a change that adds them all: so many characters of real source. */
export function corpus(characters: number): ChangedFile[] {
  const files: ChangedFile[] = [];
  let left = characters;
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined && left > 0; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (sources.test(entry.name) && left > 0) {
        const text = readFileSync(path, 'utf8');
        if (text.length > largest) continue;
        left -= text.length;
        const lines = text.split('\n');
        files.push({
          path: path.slice(root.length),
          status: 'added',
          additions: lines.length,
          deletions: 0,
          binary: false,
          addedLines: lines.map((line, index) => ({ number: index + 1, text: line })),
        });
      }
    }
  }
  return files;
}
