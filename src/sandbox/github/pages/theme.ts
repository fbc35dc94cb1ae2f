import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const themes = (name: string): string =>
  readFileSync(
    fileURLToPath(import.meta.resolve(`@primer/primitives/dist/css/functional/themes/${name}.css`)),
    'utf8',
  );

/** The values of the custom properties that `style` uses, and of those that these use in turn. */
function declarations(theme: string, style: string): string {
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of theme.matchAll(/(--[\w-]+): ([^;]+);/g)) {
    if (!values.has(name)) values.set(name, value);
  }
  const wanted = new Map<string, string>();
  const want = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/var\((--[\w-]+)/g)) {
      const value = values.get(name);
      if (value === undefined) throw new Error(`@primer/primitives has no ${name}`);
      if (wanted.has(name)) continue;
      wanted.set(name, value);
      want(value);
    }
  };
  want(style);
  return [...wanted].map(([name, value]) => `${name}:${value}`).join(';');
}

/** A style sheet with the light and dark values of just the Primer colours that it uses. */
export const themed = (style: string): string =>
  `:root{color-scheme:light dark;${declarations(themes('light'), style)}}\n` +
  `@media(prefers-color-scheme:dark){:root{${declarations(themes('dark'), style)}}}\n${style}`;
