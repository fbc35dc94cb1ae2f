import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDocument } from '../../../src/sandbox/github/graphql/parse.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const files = `query ($owner: String!, $name: String!, $file: String!, $missing: String!) {
  shop: repository(owner: $owner, name: $name) {
    file: object(expression: $file) { __typename ... on Blob { text isBinary isTruncated } }
    missing: object(expression: $missing) { __typename }
    folder: object(expression: "HEAD:") { __typename ... on Blob { text } }
  }
}`;

test('one query reads several files at a branch, and tells what is missing or no file', async () => {
  const answer = await world.as('ada').graphql(files, {
    owner: 'acme',
    name: 'shop',
    file: 'refs/heads/main:README.md',
    missing: 'refs/heads/main:none.md',
  });
  expect(answer).toEqual({
    shop: {
      file: { __typename: 'Blob', text: expect.stringContaining('#'), isBinary: false, isTruncated: false },
      missing: null,
      folder: { __typename: 'Tree' },
    },
  });
});

test('a repository that is not there is null with an error beside it, and the rest is answered', async () => {
  const query = `{
    one: repository(owner: "acme", name: "shop") { object(expression: "HEAD") { __typename } }
    other: repository(owner: "acme", name: "none") { object(expression: "HEAD") { __typename } }
  }`;
  await expect(world.as('ada').graphql(query)).rejects.toMatchObject({
    data: { one: { object: { __typename: 'Commit' } }, other: null },
    errors: [{ type: 'NOT_FOUND', path: ['other'] }],
  });
});

test('a query costs GraphQL’s budget and none of REST’s', async () => {
  const left = async () => {
    const { data } = await world.as('ben').request('GET /rate_limit');
    return [data.resources.core.used, data.resources.graphql?.used];
  };
  const [core, graphql = 0] = await left();
  await world.as('ben').graphql('{ repository(owner: "acme", name: "shop") { __typename } }');
  expect(await left()).toEqual([core, graphql + 1]);
});

test('what this local GitHub does not know is refused by name, never answered with nothing', async () => {
  const ada = world.as('ada');
  await expect(ada.graphql('{ repository(owner: "acme", name: "shop") { stargazerCount } }')).rejects.toThrow(
    'Not simulated: Repository.stargazerCount',
  );
  await expect(ada.graphql('{ a } { b }')).rejects.toThrow('Only one operation');
});

test.each(['', '{', '{ a(', '{ a(b: ) }', 'subscription { a }', '{ ...Named }', '{ a } # b'])(
  'a broken document is an error: %j',
  (text) => {
    expect(() => parseDocument(text, {})).toThrow();
  },
);
