import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import { changedFiles, type FileChange, patches } from '../../git/diff.ts';
import { type Html, visible } from '../visible.ts';

interface Line {
  readonly kind: 'added' | 'removed' | 'hunk' | 'same';
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/** Numbers the lines of a file's patch. */
function numbered(patch: string): Line[] {
  let before = 0;
  let after = 0;
  return patch.split('\n').map((text) => {
    const start = hunk.exec(text);
    if (start !== null) {
      before = Number(start[1]);
      after = Number(start[2]);
      return { kind: 'hunk', before: null, after: null, text };
    }
    if (text.startsWith('+')) return { kind: 'added', before: null, after: after++, text };
    if (text.startsWith('-')) return { kind: 'removed', before: before++, after: null, text };
    if (text.startsWith('\\')) return { kind: 'hunk', before: null, after: null, text };
    return { kind: 'same', before: before++, after: after++, text };
  });
}

const row = ({ kind, before, after, text }: Line): Html =>
  html`<tr class="${kind}"><td class="line">${before ?? ''}</td><td class="line">${after ?? ''}</td><td>${visible(text)}</td></tr>`;

function fileBox(file: FileChange, patch: string | undefined): Html {
  const name = file.previousPath === null ? file.path : `${file.previousPath} → ${file.path}`;
  const counts =
    file.additions === null
      ? html`<span class="muted">binary</span>`
      : html`<span class="success">+${file.additions}</span> <span class="failure">−${file.deletions}</span>`;
  const content =
    patch === undefined
      ? html`<div class="body muted">No lines to show.</div>`
      : html`<table class="diff">${numbered(patch).map(row)}</table>`;
  return html`<section class="box"><div class="head row"><span class="mono grow">${visible(name)}</span>
    <span class="muted">${file.status}</span> ${counts}</div>${content}</section>`;
}

/** What changed between two commits, file by file. */
export async function diffOf(
  context: Context,
  directory: string,
  from: string | null,
  to: string,
): Promise<Html> {
  const [files, texts] = await Promise.all([changedFiles(directory, from, to), patches(directory, from, to)]);
  const shown = files.map((file) => {
    const patch = texts.get(file.path);
    const fits = patch !== undefined && patch.length <= context.limits.patchBytes;
    return fileBox(file, fits ? patch : undefined);
  });
  const added = files.reduce((sum, file) => sum + (file.additions ?? 0), 0);
  const removed = files.reduce((sum, file) => sum + (file.deletions ?? 0), 0);
  return html`<p>${files.length} changed ${files.length === 1 ? 'file' : 'files'},
    <span class="success">+${added}</span> <span class="failure">−${removed}</span></p>${shown}`;
}
