import { expect, test } from 'vitest';
import { longestNote, type Notes } from '../../src/platform/notes.ts';

/** What notes do in every store. */
export function notesConform(open: () => Promise<Notes>): void {
  test('a note is kept, replaced and removed, and belongs to one installation', async () => {
    const notes = await open();
    expect(await notes.get(7, 'a')).toBeNull();
    await notes.set(7, 'a', { at: 'x' });
    await notes.set(8, 'a', 'other');
    await notes.set(7, 'a', { at: 'y', quotes: '"\' \u{1f600}' });
    expect(await notes.get(7, 'a')).toEqual({ at: 'y', quotes: '"\' \u{1f600}' });
    await notes.remove(7, 'a');
    expect(await notes.get(7, 'a')).toBeNull();
    expect(await notes.get(8, 'a')).toBe('other');
  });

  test('a list holds the keys with a prefix, in order, and no others', async () => {
    const notes = await open();
    for (const key of ['look:2#10', 'look:2#9', 'look:22#1', 'look:3#1', 'lookout', 'LOOK:2#1']) {
      await notes.set(7, key, key);
    }
    expect(await notes.list(7, 'look:2#', 10)).toEqual([
      { key: 'look:2#10', data: 'look:2#10' },
      { key: 'look:2#9', data: 'look:2#9' },
    ]);
    expect(await notes.list(7, 'look:', 1)).toHaveLength(1);
    const [first, ...rest] = await notes.list(7, 'look:', 10);
    expect(await notes.list(7, 'look:', 10, first?.key)).toEqual(rest);
    expect(await notes.list(8, 'look:', 10)).toEqual([]);
  });

  test('what is too long to be a note is refused', async () => {
    const notes = await open();
    await expect(notes.set(7, 'long', 'x'.repeat(longestNote))).rejects.toThrow(RangeError);
    expect(await notes.get(7, 'long')).toBeNull();
  });
}
