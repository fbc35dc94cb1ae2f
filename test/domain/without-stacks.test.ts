import { expect, test } from 'vitest';
import { withoutStacks } from '../../src/domain/without-stacks.ts';

test('errors made meanwhile have no stack, those made later have one, even after one was thrown', () => {
  const made = withoutStacks(() => new Error('a'));
  expect(made.stack).toBe('Error: a');
  expect(() =>
    withoutStacks(() => {
      throw new Error('b');
    }),
  ).toThrow('b');
  expect(new Error('c').stack).toContain('without-stacks.test.ts');
});
