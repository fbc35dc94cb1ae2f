import { magnitudeOf } from './arm.ts';
import type { Series } from './series.ts';
import { sparkline } from './sparkline.ts';

/** Both arms over time, small. */
export interface Plot {
  /** An SVG document of at most about 10 kB, safe to embed: everything untrusted in it is escaped. */
  readonly svg: string;
  /** Two lines of block characters on one scale, baseline above canary. */
  readonly text: string;
}

const width = 320;
const height = 80;
const margin = 4;

/** Draws a metric. Samples are averaged in neighbouring groups; where all of a group are missing there is a gap. */
export function plotOf(series: Series): Plot {
  const magnitude = magnitudeOf(series.baseline, series.canary);
  const drawn = (samples: readonly number[], most: number) => grouped(samples, most, magnitude);
  const lines = [drawn(series.baseline, 120), drawn(series.canary, 120)];
  const short = [drawn(series.baseline, 40), drawn(series.canary, 40)];
  const range = rangeOf(lines.flat());
  const [first, second] = short.map((points) => sparkline(points, rangeOf(short.flat())));
  return {
    svg: svgOf(series, lines, range),
    text: `baseline ${first}\ncanary   ${second}`,
  };
}

interface Range {
  readonly low: number;
  readonly high: number;
}

function svgOf(series: Series, lines: readonly (readonly number[])[], range: Range): string {
  const name = escaped(`${series.metric.slice(0, 200)}: canary (solid) against baseline (dashed)`);
  const [baseline, canary] = lines.map((line) => pathOf(line, range));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${name}</title>`,
    `<path d="${baseline}" fill="none" stroke="#8c959f" stroke-width="1.5" stroke-dasharray="3 2"/>`,
    `<path d="${canary}" fill="none" stroke="#0969da" stroke-width="1.5"/>`,
    '</svg>',
  ].join('');
}

function pathOf(points: readonly number[], { low, high }: Range): string {
  const step = (width - 2 * margin) / Math.max(1, points.length - 1);
  const span = high - low;
  const y = (value: number) =>
    height - margin - (span > 0 ? (value - low) / span : 0.5) * (height - 2 * margin);
  let pen = 'M';
  const commands: string[] = [];
  points.forEach((value, at) => {
    if (Number.isNaN(value)) {
      pen = 'M';
      return;
    }
    const where = `${(margin + at * step).toFixed(1)} ${y(value).toFixed(1)}`;
    // A sample between two gaps would else be a line without length, which is not drawn.
    commands.push(pen === 'M' ? `M${where}h0.5` : `L${where}`);
    pen = 'L';
  });
  return commands.join('');
}

function grouped(samples: readonly number[], most: number, magnitude: number): number[] {
  const size = Math.max(1, Math.ceil(samples.length / most));
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, group) => {
    const there = samples.slice(group * size, (group + 1) * size).filter(Number.isFinite);
    return there.reduce((sum, value) => sum + value / magnitude, 0) / there.length;
  });
}

function rangeOf(points: readonly number[]): Range {
  const there = points.filter(Number.isFinite);
  return { low: Math.min(...there), high: Math.max(...there) };
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  // Characters that XML 1.0 does not allow would spoil the whole document.
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
