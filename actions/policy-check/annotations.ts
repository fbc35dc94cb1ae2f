import type { CheckAnnotation } from '../../src/change/verdict/annotations.ts';
import { annotationCommand } from '../workflow-command.ts';

const levels = { failure: 'error', warning: 'warning', notice: 'notice' } as const;

/** GitHub shows so many of each kind for a step, and drops the others without a word. */
const mostOfAKind = 10;

/**
 * The workflow commands that annotate findings where they stand, as many as GitHub shows.
 * @param quiet nothing of it counts: everything is a notice
 */
export function annotationsFor(annotations: readonly CheckAnnotation[], quiet: boolean): string {
  const left = { error: mostOfAKind, warning: mostOfAKind, notice: mostOfAKind };
  const commands: string[] = [];
  for (const { annotation_level, title, path, start_line, end_line, message } of annotations) {
    const level = quiet ? 'notice' : levels[annotation_level];
    if (left[level] === 0) continue;
    left[level] -= 1;
    const place = { title, file: path, line: start_line, endLine: end_line };
    commands.push(annotationCommand(level, place, message));
  }
  return commands.join('');
}
