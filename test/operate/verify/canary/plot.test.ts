import { expect, it } from 'vitest';
import { plotOf } from '../../../../src/operate/verify/canary/plot.ts';
import { arms } from './series-of.ts';

it('draws both arms as text on one scale, with a space where samples are missing', () => {
  const { text } = plotOf(arms([0, 1, 2, 3, 4, 5, 6, 7], [7, Number.NaN, 7, 3, 0, 0, 0, 0]));
  expect(text).toBe('baseline ▁▂▃▄▅▆▇█\ncanary   █ █▄▁▁▁▁');
});

it('draws both arms as lines, broken where samples are missing', () => {
  const { svg } = plotOf(arms([1, 1, 1], [0, Number.NaN, 2]));
  expect(svg).toContain('d="M4.0 40.0h0.5L160.0 40.0L316.0 40.0"');
  expect(svg).toContain('d="M4.0 76.0h0.5M316.0 4.0h0.5"');
});

it('stays small and well-formed whatever the name and however many the samples', () => {
  const series = arms(Array(100_000).fill(1.7e308), Array(100_000).fill(-1.7e308));
  const { svg, text } = plotOf({
    ...series,
    metric: `<script>alert("&")</script>\u0000\ud800${'x'.repeat(1000)}`,
  });
  expect(svg).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt; \ufffdx');
  expect(svg.length).toBeLessThan(10_000);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(text.length).toBeLessThan(120);
});

it('draws nothing of nothing', () => {
  const { svg, text } = plotOf(arms([], []));
  expect(svg).toContain('d=""');
  expect(text).toBe('baseline \ncanary   ');
});
