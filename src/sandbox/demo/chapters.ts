import type { Chapter } from './chapter.ts';
import { dangerousPull } from './chapters/dangerous-pr.ts';
import { production } from './chapters/production.ts';
import { proof } from './chapters/proof.ts';
import { redMain } from './chapters/red-main.ts';

/** All chapters, in the order they are played. */
export const chapters: readonly Chapter[] = [redMain, dangerousPull, proof, production];
