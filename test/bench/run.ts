import { parseArgs } from 'node:util';
import { demo } from './areas/demo.ts';
import { deploy } from './areas/deploy.ts';
import { intake } from './areas/intake.ts';
import { policy } from './areas/policy.ts';
import { verdict } from './areas/verdict.ts';
import type { Row } from './row.ts';

const areas = [demo, deploy, intake, policy, verdict];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, long: { type: 'boolean', default: false } },
});
const unknown = positionals.find((name) => !areas.some((area) => area.name === name));
if (unknown !== undefined) {
  console.error(`There is no area "${unknown}". There are: ${areas.map((area) => area.name).join(', ')}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const area of areas) {
  if (positionals.length > 0 && !positionals.includes(area.name)) continue;
  rows.push(...(await area.measure({ long: values.long })));
}
console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
process.exitCode = rows.every((row) => row.ok) ? 0 : 1;

function table(all: readonly Row[]): string {
  const round = (value: number | null) => (value === null ? '' : value.toPrecision(4));
  const lines = [
    ['area', 'name', 'value', 'unit', 'baseline', '', 'ratio', 'target', 'ok'],
    ...all.map((row) => [
      row.area,
      row.name,
      row.value === null ? 'not measured' : round(row.value),
      row.unit,
      row.baseline ?? '',
      round(row.baselineValue),
      round(row.ratio),
      row.target ?? '',
      row.ok ? 'yes' : 'NO',
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
