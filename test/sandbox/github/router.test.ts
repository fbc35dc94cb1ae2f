import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectRoutes } from '../../../src/sandbox/github/http/registry.ts';
import { Router } from '../../../src/sandbox/github/http/router.ts';

const routes = await collectRoutes();
const router = new Router(routes);

/** Parameters that may contain slashes. */
const deep = /^(path|ref|basehead|branch)$/;

test('every operation is found by its own template, whatever its parameters are', () => {
  const word = fc.string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom(...'abc012-_.ü %#?&+[]'.split('')),
  });
  // Words that begin with x never are a literal of another template.
  const value = word.map((text) => `x${text}`);
  fc.assert(
    fc.property(
      fc.constantFrom(...routes),
      fc.array(value, { minLength: 8, maxLength: 8 }),
      (route, values) => {
        const params: Record<string, string> = {};
        let next = 0;
        const path = route.template.replace(/\{(\w+)\}/g, (_, name: string) => {
          const one = values[next] ?? 'x';
          next += 1;
          params[name] = deep.test(name) ? `${one}/${one}` : one;
          return encodeURIComponent(params[name]);
        });
        expect(router.find(route.method, path)).toEqual({ route, params });
      },
    ),
  );
});

test('slashes may be written plainly in names of branches and files', () => {
  const found = router.find('GET', '/repos/acme/shop/contents/src/deep/file.ts');
  expect(found?.params.path).toBe('src/deep/file.ts');
  const protection = router.find('GET', '/repos/acme/shop/branches/feature/one/protection');
  expect(protection?.route.template).toBe('/repos/{owner}/{repo}/branches/{branch}/protection');
  expect(protection?.params.branch).toBe('feature/one');
});

test('the contents’ root has an empty path', () => {
  for (const path of ['/repos/a/b/contents', '/repos/a/b/contents/']) {
    expect(router.find('GET', path)?.params.path).toBe('');
  }
});

test('what is badly encoded, or of another method, names nothing', () => {
  expect(router.find('GET', '/users/%E0%A4%A')).toBeNull();
  expect(router.find('PUT', '/users/ada')).toBeNull();
});
