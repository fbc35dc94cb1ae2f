import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { data } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { findFiles } from '../files/glob.ts';

/**
 * The function `hashFiles(patterns…)`: SHA-256 over the SHA-256 of every matching file in the workspace, in the order
 * of their paths; empty text when nothing matches.
 */
export function hashFilesFunction(workspace: string): FunctionDefinition {
  return {
    name: 'hashFiles',
    minArgs: 1,
    maxArgs: 255,
    call: (...patterns) => {
      const { files } = findFiles(
        patterns.map((pattern) => pattern.coerceString()),
        workspace,
        { hidden: true },
      );
      if (files.length === 0) return new data.StringData('');
      const all = createHash('sha256');
      for (const file of files) all.update(createHash('sha256').update(readFileSync(file)).digest());
      return new data.StringData(all.digest('hex'));
    },
  };
}
