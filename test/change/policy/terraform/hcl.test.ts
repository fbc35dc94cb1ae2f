import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHcl } from '../../../../src/change/policy/terraform/hcl.ts';

test('blocks, labels, attributes and their lines are read', () => {
  const { blocks, problems } = readHcl(`
# a comment
resource "aws_s3_bucket" "logs" {
  bucket = "\${var.name}-\${join("-", ["a", "}"])}" // tail
  tags = {
    a = 1 /* in
    between */
    b = [1,
      2]
  }
  lifecycle { prevent_destroy = true }
  policy = <<-JSON
    { "a": "\${x}" }
    JSON
  force_destroy = true
}
locals { a = 1 }
`);
  expect(problems).toEqual([]);
  const [bucket, locals] = blocks;
  expect(bucket).toMatchObject({ type: 'resource', labels: ['aws_s3_bucket', 'logs'], line: 3, endLine: 16 });
  expect([...(bucket?.attributes.keys() ?? [])]).toEqual(['bucket', 'tags', 'policy', 'force_destroy']);
  expect(bucket?.attributes.get('bucket')?.text).toBe(`"\${var.name}-\${join("-", ["a", "}"])}"`);
  expect(bucket?.attributes.get('tags')).toEqual({ text: '{ a = 1 b = [1, 2] }', line: 5, endLine: 10 });
  expect(bucket?.attributes.get('force_destroy')).toMatchObject({ text: 'true', line: 15 });
  expect(bucket?.blocks[0]?.attributes.get('prevent_destroy')?.text).toBe('true');
  expect(locals?.attributes.get('a')?.text).toBe('1');
});

test('a BOM, CRLF, quoted keys and literal interpolation marks are read', () => {
  const { blocks, attributes, problems } = readHcl('\uFEFFa = "$${b}"\r\n"c" = 1\r\nx "y" {\r\n}\r\n');
  expect(problems).toEqual([]);
  expect(attributes.get('a')?.text).toBe('"$${b}"');
  expect(attributes.get('c')?.text).toBe('1');
  expect(blocks).toMatchObject([{ type: 'x', labels: ['y'], line: 3, endLine: 4 }]);
});

test('what is broken is said with its line, and the rest is read', () => {
  const { blocks, problems } = readHcl(
    '???\nresource "a" "b" {\n  x = "open\n  y = 1\n}\nresource "c" "d" {\n',
  );
  expect(problems.map(({ line, why }) => `${line}: ${why}`)).toEqual([
    '1: neither a block nor an attribute',
    '3: a string is not closed',
    '7: a block is not closed',
  ]);
  expect(blocks.map(({ labels }) => labels[0])).toEqual(['a', 'c']);
  expect(blocks[0]?.attributes.get('y')?.text).toBe('1');
});

test('any text is read to its end', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '"',
    '${',
    '<<A\n',
    'A\n',
    '=',
    '\n',
    '/*',
    '*/',
    '#',
    'a',
    '[',
    ']',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      readHcl(pieces.join(''));
    }),
  );
});

test.each(['{', '"${', 'a = [', 'a {', '<<A\n', '/*', 'a = "', '"'])(
  'a text of nothing but %j takes time that grows with its length',
  (piece) => {
    const time = (length: number) => {
      const text = piece.repeat(length / piece.length);
      const began = performance.now();
      readHcl(text);
      return performance.now() - began;
    };
    time(20_000);
    expect(time(400_000) / Math.max(5, time(100_000))).toBeLessThan(16);
  },
);
