import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import type { Html } from '../visible.ts';

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** A moment as people say it, with the exact one behind it. */
export function when(context: Context, moment: string): Html {
  const seconds = Math.max(0, Math.round((context.now().getTime() - Date.parse(moment)) / 1000));
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? ['second', 1];
  const said = seconds < 10 ? 'just now' : format.format(-Math.floor(seconds / size), unit);
  return html`<time datetime="${moment}" title="${moment}">${said}</time>`;
}

/** How long something took: `42s`, `3m 05s`. */
export function took(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 60) return `${seconds}s`;
  return `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, '0')}s`;
}
