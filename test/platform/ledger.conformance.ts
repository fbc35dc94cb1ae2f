import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSignedBy, signHead } from '../../src/platform/ledger/head-signature.ts';
import { generateLedgerKey, type LedgerKey } from '../../src/platform/ledger/key.ts';
import { introduceKey } from '../../src/platform/ledger/key-history.ts';
import type { Ledger, LedgerReader } from '../../src/platform/ledger.ts';
import { canonicalText, hashOf } from '../../src/platform/ledger-entry.ts';

/** A ledger in a store of its own. */
export interface OpenedLedger {
  readonly ledger: Ledger;
  /** The same ledger, opened by another process with these keys. */
  again(...keys: LedgerKey[]): Promise<Ledger>;
  /** The same ledger for reading, beside the one that writes. */
  reader(): Promise<LedgerReader>;
  /** Changes the store behind the ledger's back; parameters are `?`. */
  tamper(statement: string, ...values: (string | number)[]): Promise<void>;
}

/** What the ledger does in every store. @param open makes an empty one, signed with this key. */
export function ledgerConforms(open: (key: LedgerKey) => Promise<OpenedLedger>): void {
  const entry = (key: string, data: unknown = { key }, installation = 7) => ({
    installation,
    kind: 'decision',
    subject: 'acme/shop#12',
    key,
    data,
  });

  /** A ledger with five entries, `e1` to `e5`. */
  async function five() {
    const opened = await open(generateLedgerKey());
    for (const key of ['e1', 'e2', 'e3', 'e4', 'e5']) await opened.ledger.append(entry(key));
    return opened;
  }

  test('entries form one chain per installation, each with numbers of its own', async () => {
    const { ledger } = await open(generateLedgerKey());
    await Promise.all([
      ledger.append(entry('a')),
      ledger.append(entry('a', {}, 8)),
      ledger.append(entry('b')),
    ]);
    const [first, second] = await ledger.list({ installation: 7, limit: 10 });
    expect(first).toMatchObject({ seq: 1, key: 'a', previous: '0'.repeat(64) });
    expect(second).toMatchObject({ seq: 2, key: 'b', previous: first?.hash });
    expect(await ledger.list({ installation: 8, limit: 10 })).toHaveLength(1);
    expect(await ledger.installations()).toEqual([0, 7, 8]);
    expect(await ledger.head(7)).toMatchObject({ seq: 2, hash: second?.hash });
    expect(await ledger.head(9)).toBeNull();
    expect(await ledger.find(8, 'b')).toBeNull();
  });

  test('the same key gives the first entry again, also when asked at the same time', async () => {
    const { ledger } = await open(generateLedgerKey());
    const [one, two] = await Promise.all([ledger.append(entry('a', 1)), ledger.append(entry('a', 2))]);
    expect(one.appended).toBe(true);
    expect(two).toEqual({ entry: one.entry, appended: false });
    expect(await ledger.find(7, 'a')).toEqual(one.entry);
    expect(await ledger.entry(7, 1)).toEqual(one.entry);
    expect(await ledger.entry(7, 2)).toBeNull();
  });

  test('lists are filtered by kind and subject, and paged by number', async () => {
    const { ledger } = await five();
    await ledger.append({ ...entry('c1'), kind: 'check' });
    await ledger.append({ ...entry('c2'), kind: 'check', subject: 'acme/shop#13' });
    const keys = async (query: object) =>
      (await ledger.list({ installation: 7, limit: 10, ...query })).map((one) => one.key);
    expect(await keys({ kind: 'check' })).toEqual(['c1', 'c2']);
    expect(await keys({ subject: 'acme/shop#13' })).toEqual(['c2']);
    expect(await keys({ after: 2, limit: 2 })).toEqual(['e3', 'e4']);
  });

  test('credentials in the data are cut out before they are hashed and stored', async () => {
    const { ledger } = await open(generateLedgerKey());
    const token = ['gh', 's_', 'z'.repeat(36)].join('');
    const { entry: written } = await ledger.append(
      entry('a', { note: `used ${token}`, webhookSecret: 'hunter2' }),
    );
    expect(written.data).toEqual({ note: 'used [redacted]', webhookSecret: '[redacted]' });
    expect(await ledger.verify(7)).toMatchObject({ ok: true });
  });

  test('whatever JSON is appended, it is read back the same and the chain verifies', async () => {
    const { ledger } = await open(generateLedgerKey());
    let key = 0;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (data) => {
        key += 1;
        const { entry: written } = await ledger.append(entry(`key ${key}`, data));
        expect(await ledger.entry(7, written.seq)).toEqual(written);
      }),
      { numRuns: 50 },
    );
    expect(await ledger.verify(7)).toMatchObject({ ok: true, entries: key });
  });

  test('an intact chain verifies, with its length and head', async () => {
    const { ledger } = await five();
    const head = await ledger.head(7);
    expect(await ledger.verify(7)).toEqual({
      ok: true,
      entries: 5,
      head: head?.hash,
      keyId: head?.signed?.keyId,
    });
    expect(await ledger.verify(1)).toMatchObject({ ok: true, entries: 0 });
  });

  test('edited data are found', async () => {
    const { ledger, tamper } = await five();
    await tamper(
      `UPDATE ledger SET text = replace(text, '"data":{"key":"e3"}', '"data":{"key":"xx"}') WHERE seq = 3`,
    );
    expect((await ledger.entry(7, 3))?.data).toEqual({ key: 'xx' });
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 3,
      problem: expect.stringContaining('hash'),
    });
  });

  test('an edited text with a hash made to fit is found at the entry after it', async () => {
    const { ledger, tamper } = await five();
    const third = await ledger.entry(7, 3);
    if (third === null) throw new Error('no third entry');
    const { hash: _, ...content } = { ...third, data: 'forged' };
    const text = canonicalText(content);
    await tamper('UPDATE ledger SET text = ?, hash = ? WHERE seq = 3', text, hashOf(text));
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 4,
      problem: expect.stringContaining('continue'),
    });
  });

  test('an edited last entry with a hash made to fit is found at the head', async () => {
    const { ledger, tamper } = await five();
    const last = await ledger.entry(7, 5);
    if (last === null) throw new Error('no last entry');
    const { hash: _, ...content } = { ...last, data: 'forged' };
    const text = canonicalText(content);
    await tamper('UPDATE ledger SET text = ?, hash = ? WHERE seq = 5', text, hashOf(text));
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 5,
      problem: expect.stringContaining('head'),
    });
  });

  test('an edited column is found, for lists are made from it', async () => {
    const { ledger, tamper } = await five();
    await tamper(`UPDATE ledger SET kind = 'approval' WHERE seq = 2`);
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 2,
      problem: expect.stringContaining('kind'),
    });
  });

  test('a removed entry is found', async () => {
    const { ledger, tamper } = await five();
    await tamper('DELETE FROM ledger WHERE seq = 2');
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 2,
      problem: expect.stringContaining('missing'),
    });
  });

  test('entries cut off at the end are found', async () => {
    const { ledger, tamper } = await five();
    await tamper('DELETE FROM ledger WHERE seq > 3');
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 4,
      problem: '2 entries are cut off at the end',
    });
  });

  test('reordered entries are found', async () => {
    const { ledger, tamper } = await five();
    await tamper('UPDATE ledger SET seq = 99 WHERE seq = 2');
    await tamper('UPDATE ledger SET seq = 2 WHERE seq = 3');
    await tamper('UPDATE ledger SET seq = 3 WHERE seq = 99');
    expect(await ledger.verify(7)).toMatchObject({ ok: false, seq: 2 });
  });

  test('an entry added behind the back is found', async () => {
    const { ledger, tamper } = await five();
    const head = await ledger.head(7);
    const content = { ...entry('e6'), seq: 6, at: '2026-01-01T00:00:00.000Z', previous: head?.hash ?? '' };
    const text = canonicalText(content);
    await tamper(
      `INSERT INTO ledger (installation, seq, at, kind, subject, key, text, hash)
       VALUES (7, 6, '2026-01-01T00:00:00.000Z', 'decision', 'acme/shop#12', 'e6', ?, ?)`,
      text,
      hashOf(text),
    );
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 6,
      problem: expect.stringContaining('not on record'),
    });
  });

  test('an entry taken from another installation is found', async () => {
    const { ledger, tamper } = await five();
    await ledger.append(entry('other', 1, 8));
    await tamper('DELETE FROM ledger WHERE installation = 7 AND seq = 1');
    await tamper('UPDATE ledger SET installation = 7 WHERE installation = 8');
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      seq: 1,
      problem: expect.stringContaining('installation'),
    });
    expect(await ledger.verify(8)).toMatchObject({ ok: false, seq: 1 });
  });

  test('the ledger can be read from another connection while it is written', async () => {
    const { ledger, reader } = await five();
    const beside = await reader();
    await ledger.append(entry('e6'));
    expect(await beside.verify(7)).toMatchObject({ ok: true, entries: 6 });
  });

  test('a list may ask for the newest entries; they still come in the order they were written', async () => {
    const { ledger } = await open(generateLedgerKey());
    for (const number of [1, 2, 3, 4]) {
      await ledger.append({
        installation: 1,
        kind: number === 3 ? 'other' : 'note',
        subject: 'acme/shop',
        key: `note:${number}`,
        data: {},
      });
    }
    const query = { installation: 1, subject: 'acme/shop', kind: 'note', limit: 2 };
    expect((await ledger.list(query)).map((entry) => entry.seq)).toEqual([1, 2]);
    expect((await ledger.list({ ...query, newest: true })).map((entry) => entry.seq)).toEqual([2, 4]);
  });

  test('every head is signed with the key that the chain of the App introduces', async () => {
    const key = generateLedgerKey();
    const { ledger } = await open(key);
    const { entry: written } = await ledger.append(entry('e1'));
    const head = await ledger.head(7);
    expect(head).toMatchObject({ seq: 1, hash: written.hash, signed: { keyId: key.id } });
    const signed = { installation: 7, seq: 1, hash: written.hash, keyId: key.id, signature: '' };
    const publicKey = createPublicKey(key.privateKey);
    expect(isSignedBy({ ...signed, ...head?.signed }, publicKey)).toBe(true);
    expect(isSignedBy({ ...signed, ...head?.signed, installation: 8 }, publicKey)).toBe(false);
    expect(
      (await ledger.list({ installation: 0, limit: 10 })).map(({ kind, data }) => ({ kind, data })),
    ).toEqual([
      { kind: 'ledger-key', data: expect.objectContaining({ keyId: key.id, previousKeyId: null }) },
    ]);
  });

  test('a whole chain written anew by somebody without the key is found', async () => {
    const { ledger, tamper } = await open(generateLedgerKey());
    await ledger.append(entry('e1', 'true'));
    const first = await ledger.entry(7, 1);
    if (first === null) throw new Error('no entry');
    const { hash: _, ...content } = { ...first, data: 'forged' };
    const text = canonicalText(content);
    await tamper('UPDATE ledger SET text = ?, hash = ? WHERE installation = 7', text, hashOf(text));
    await tamper('UPDATE ledger_head SET hash = ? WHERE installation = 7', hashOf(text));
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('signature'),
    });
    const other = generateLedgerKey();
    const forged = signHead({ installation: 7, seq: 1, hash: hashOf(text) }, other);
    const forge = 'UPDATE ledger_head SET key_id = ?, signature = ? WHERE installation = 7';
    await tamper(forge, other.id, forged.signature);
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('not the key'),
    });
    await tamper('UPDATE ledger_head SET key_id = NULL, signature = NULL WHERE installation = 7');
    expect(await ledger.verify(7)).toMatchObject({ ok: false, problem: 'the head is not signed' });
  });

  test('a rotation signs every head again with a key that the one before has introduced', async () => {
    const [old, next] = [generateLedgerKey(), generateLedgerKey()];
    const { ledger } = await open(old);
    await ledger.append(entry('e1'));
    await ledger.append(entry('e1', {}, 8));
    const meanwhile = ['e2', 'e3', 'e4'].map((key) => ledger.append(entry(key)));
    expect(await ledger.rotateKey(next)).toMatchObject({ from: old.id, to: next.id });
    await Promise.all(meanwhile);
    await ledger.append(entry('e5'));
    expect(await ledger.rotateKey(next)).toMatchObject({ from: next.id, to: next.id });
    for (const [installation, entries] of [
      [0, 2],
      [7, 5],
      [8, 1],
    ] as const) {
      expect(await ledger.verify(installation)).toMatchObject({ ok: true, entries, keyId: next.id });
    }
    await expect(ledger.rotateKey(old)).rejects.toThrow('in use before');
    expect((await ledger.append(entry('e6'))).appended).toBe(true);
  });

  test('whoever has not the key on record cannot open the ledger, and is told how to get it', async () => {
    const [old, next] = [generateLedgerKey(), generateLedgerKey()];
    const { ledger, again } = await open(old);
    await ledger.rotateKey(next);
    await expect(again(old)).rejects.toThrow(
      new RegExp(`signed with the key ${next.id}, and this process has ${old.id}.*WIRED_CHAOS_LEDGER_KEY`),
    );
    const opened = await again(generateLedgerKey(), next);
    await opened.append(entry('e1'));
    expect(await opened.verify(7)).toMatchObject({ ok: true, keyId: next.id });
  });

  test('a key that nobody introduced is found', async () => {
    const { ledger, tamper } = await five();
    const record = introduceKey(generateLedgerKey(), null, []);
    const content = { installation: 0, seq: 2, at: '2026-01-01T00:00:00.000Z', kind: 'ledger-key' };
    const text = canonicalText({
      ...content,
      subject: 'ledger',
      key: 'forged',
      data: record,
      previous: (await ledger.head(0))?.hash ?? '',
    });
    await tamper(
      `INSERT INTO ledger (installation, seq, at, kind, subject, key, text, hash)
       VALUES (0, 2, '2026-01-01T00:00:00.000Z', 'ledger-key', 'ledger', 'forged', ?, ?)`,
      text,
      hashOf(text),
    );
    expect(await ledger.verify(7)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('key 2: it does not follow the key before'),
    });
  });
}
