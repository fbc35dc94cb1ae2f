import { randomUUID } from 'node:crypto';

/** Properties of an annotation, as workflow commands name them. */
export interface AnnotationPlace {
  readonly title: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
}

// GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of actions/toolkit's command.ts.
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The workflow command that annotates a place; text in it can start no other command. */
export function annotationCommand(
  level: 'error' | 'warning' | 'notice',
  place: AnnotationPlace,
  message: string,
): string {
  const properties = Object.entries(place)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${properties.join(',')}::${data(message)}\n`;
}

/** Text for the log in which nothing is taken for a workflow command: it may hold names that others chose. */
export function plainLog(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}\n::${token}::\n`;
}
