import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { describeRefusal } from '../../../src/change/rollback/describe.ts';
import { rollbackTarget } from '../../../src/change/rollback/target.ts';
import { judgeWayBack } from '../../../src/change/rollback/way-back.ts';
import { Sha } from '../../../src/domain/ids.ts';
import type { ChangedFile } from '../../../src/domain/pull-request.ts';

function added(path: string, text: string): ChangedFile {
  const lines = text.split('\n').map((line, index) => ({ number: index + 1, text: line }));
  const texts = { readable: true, base: null, head: text } as const;
  return {
    path,
    status: 'added',
    additions: lines.length,
    deletions: 0,
    binary: false,
    addedLines: lines,
    texts,
  };
}

async function wayBack(...files: ChangedFile[]) {
  const analysis = await analyse({ files, zones: [], salt: 'salt' });
  return judgeWayBack({ complete: true, files }, analysis);
}

describe('the way back is safe', () => {
  test.each([
    ['src/cart.ts', 'export const total = 1;'],
    [
      'db/migrations/0002_add.sql',
      'CREATE TABLE gift (id bigint PRIMARY KEY);\nALTER TABLE cart ADD COLUMN note text;',
    ],
    [
      'db/migrate/20260102030405_add_note.rb',
      'class AddNote < ActiveRecord::Migration[7.1]\n  def change\n    add_column :carts, :note, :string\n  end\nend',
    ],
    [
      'alembic/versions/abc123def456_note.py',
      "def upgrade():\n    op.add_column('cart', sa.Column('note', sa.Text()))\n\ndef downgrade():\n    op.drop_column('cart', 'note')",
    ],
    ['db/migrations/0003_index.sql', 'CREATE INDEX cart_note ON cart (note);'],
    ['test/fixtures/clean.sql', 'DROP TABLE cart;'],
  ])('over %s', async (path, text) => {
    expect(await wayBack(added(path, text))).toMatchObject({ safe: true });
  });
});

describe('the way back is not safe', () => {
  test.each([
    ['db/migrations/0004_drop.sql', 'ALTER TABLE cart DROP COLUMN coupon;', 'Contract last'],
    ['db/migrations/0005_rename.sql', 'ALTER TABLE cart RENAME COLUMN coupon TO voucher;', 'Expand first'],
    ['db/migrations/0006_not_null.sql', 'ALTER TABLE cart ADD COLUMN owner bigint NOT NULL;', 'Expand first'],
    ['db/migrations/0007_delete.sql', 'DELETE FROM cart;', 'Keep the rows'],
    [
      'db/migrate/20260102030405_drop.rb',
      'class Drop < ActiveRecord::Migration[7.1]\n  def change\n    remove_column :carts, :coupon\n  end\nend',
      'Contract last',
    ],
    [
      'shop/migrations/0002_x.py',
      "from django.db import migrations\nclass Migration(migrations.Migration):\n    operations = [migrations.RemoveField(model_name='cart', name='coupon')]",
      'Contract last',
    ],
    [
      'alembic/versions/abc123def456_drop.py',
      "def upgrade():\n    op.drop_column('cart', 'coupon')",
      'Contract last',
    ],
    ['migrations/20260102_drop.js', "exports.up = (knex) => knex.schema.dropTable('cart');", 'Contract last'],
  ])('over %s', async (path, text, instead) => {
    const way = await wayBack(added(path, text));
    expect(way).toMatchObject({ safe: false });
    if (!way.safe) expect(way.obstacles[0]?.instead).toContain(instead);
  });

  test('over a diff that could not be read', () => {
    const way = judgeWayBack({ complete: false, reason: 'it is too large' }, { sights: [], unread: [] });
    expect(way).toMatchObject({
      safe: false,
      obstacles: [{ what: 'The changes cannot be read: it is too large' }],
    });
  });

  test('over a migration that could not be read', () => {
    const path = 'db/migrations/0008_x.sql';
    const way = judgeWayBack(
      { complete: true, files: [added(path, '?')] },
      { sights: [], unread: [{ path, why: 'SQL that PostgreSQL cannot parse' }] },
    );
    expect(way).toMatchObject({ safe: false, obstacles: [{ path, rule: null }] });
  });

  test('and is told with the way forward, in plain text', async () => {
    const way = await wayBack(added('db/migrations/9_@ada.sql', 'DROP TABLE cart;'));
    if (way.safe) throw new Error('it is safe');
    const text = describeRefusal(way, [12]);
    expect(text).toContain('A migration drops a table');
    expect(text).toContain('`/wired rollback` on #12');
    expect(text).toContain('`db/migrations/9_@ada.sql:1`');
  });
});

describe('a rollback goes to', () => {
  const sha = (letter: string) => Sha.parse(letter.repeat(40));
  const lived = (deployment: number, letter: string, more = {}) => ({
    deployment,
    sha: sha(letter),
    liveAt: '2026-11-23T05:00:00Z',
    verified: true,
    bad: false,
    ...more,
  });
  const from = { deployment: 9, sha: sha('f') };

  test('the newest that was live and verified there before', () => {
    const history = [
      lived(1, 'a'),
      lived(3, 'b'),
      lived(5, 'c', { verified: false }),
      lived(6, 'd', { liveAt: null }),
    ];
    expect(rollbackTarget(history, from)).toEqual({ kind: 'target', sha: sha('b'), deployment: 3 });
  });

  test('no revision that was taken back, under whatever deployment', () => {
    const history = [lived(1, 'a'), lived(3, 'b', { bad: true }), lived(5, 'b')];
    expect(rollbackTarget(history, from)).toMatchObject({ sha: sha('a') });
  });

  test('never to the same commit, to a later deployment or to what never ran', () => {
    expect(rollbackTarget([lived(8, 'f'), lived(10, 'a')], from)).toMatchObject({ kind: 'none' });
    expect(rollbackTarget([], from)).toMatchObject({ kind: 'none' });
    expect(rollbackTarget([lived(4, 'a', { verified: false })], from)).toMatchObject({
      kind: 'none',
      why: expect.stringContaining('verified'),
    });
  });
});
