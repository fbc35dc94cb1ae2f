import type { Chapter } from './chapter.ts';
import { redMain } from './chapters/red-main.ts';

/** All chapters, in the order they are played. */
export const chapters: readonly Chapter[] = [redMain];
