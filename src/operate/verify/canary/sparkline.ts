const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** One block character for each point, on the scale given; a space where a point is missing. */
export function sparkline(
  points: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
): string {
  const span = high - low;
  return points
    .map((value) => {
      if (Number.isNaN(value)) return ' ';
      const share = span > 0 ? (value - low) / span : 0.5;
      return blocks[Math.max(0, Math.min(blocks.length - 1, Math.floor(share * blocks.length)))];
    })
    .join('');
}
