import { html } from 'hono/html';
import type { Html } from '../visible.ts';

const marks: Readonly<Record<string, readonly [string, string]>> = {
  success: ['success', '✓'],
  failure: ['failure', '✗'],
  error: ['failure', '✗'],
  timed_out: ['failure', '✗'],
  startup_failure: ['failure', '✗'],
  action_required: ['pending', '!'],
  cancelled: ['neutral', '⊘'],
  skipped: ['neutral', '⊘'],
  neutral: ['neutral', '■'],
  stale: ['neutral', '⊘'],
};

/** How a check, job or run stands: its conclusion, or its status while it has none. */
export interface Standing {
  readonly status: string;
  readonly conclusion: string | null;
}

const words = ({ status, conclusion }: Standing): string => (conclusion ?? status).replaceAll('_', ' ');

/** The sign of a standing, in its colour, with the word for it where it is not seen. */
export function mark(standing: Standing): Html {
  const [name, sign] = marks[standing.conclusion ?? ''] ?? ['pending', '●'];
  const said = words(standing);
  return html`<span class="mark ${name}" role="img" aria-label="${said}" title="${said}">${sign}</span>`;
}

/** The word of a standing, in its colour. */
export function standingWord(standing: Standing): Html {
  const [name] = marks[standing.conclusion ?? ''] ?? ['pending'];
  return html`<span class="${name}">${words(standing)}</span>`;
}
