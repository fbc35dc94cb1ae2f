import { parseDocument } from 'yaml';
import { repeatedKeys } from '../../domain/repeated-keys.ts';
import { withoutStacks } from '../../domain/without-stacks.ts';

/** What a workflow file calls, as far as it matters for believing its runs. */
export interface WorkflowGuards {
  /** Folders of the repository's own actions and workflows that it uses, without `./`. */
  readonly local: readonly string[];
  /** Actions that are named by a tag or branch, which somebody can move. */
  readonly unpinned: readonly string[];
}

const pinned = /@[0-9a-f]{40}$/;
/** Deeper nesting is no workflow that GitHub would run. */
const deepest = 20;

/**
 * Finds every `uses:` of a workflow file.
 * @returns null when the text is not YAML: nothing it ran can be believed
 */
export function guardsOf(workflow: string): WorkflowGuards | null {
  // The parser's own search for repeated keys compares each with all the others.
  const document = withoutStacks(() => parseDocument(workflow, { prettyErrors: false, uniqueKeys: false }));
  if (document.errors.length > 0 || repeatedKeys(document).length > 0) return null;
  const used = new Set<string>();
  try {
    // As plain values, so that anchors and aliases, which GitHub reads too, hide nothing.
    collect(document.toJS({ maxAliasCount: 100 }), used, 0);
  } catch {
    return null;
  }
  const all = [...used];
  return {
    local: all.filter((one) => one.startsWith('./')).map((one) => one.slice(2)),
    unpinned: all.filter((one) => !one.startsWith('./') && !pinned.test(one)),
  };
}

function collect(value: unknown, used: Set<string>, depth: number): void {
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'uses' && !Array.isArray(value)) used.add(String(inner));
    else collect(inner, used, depth + 1);
  }
}

/** Which of the changed paths are guards: the workflow, the actions it calls from the repository, the configuration. */
export function changedGuards(
  changed: readonly { readonly path: string; readonly previousPath?: string }[],
  guards: { readonly files: readonly string[]; readonly folders: readonly string[] },
): string[] {
  const isGuard = (path: string) =>
    guards.files.includes(path) ||
    guards.folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  const touched = changed.flatMap(({ path, previousPath }) =>
    previousPath === undefined ? [path] : [path, previousPath],
  );
  return [...new Set(touched.filter(isGuard))].sort();
}
