import type { Context } from '../context.ts';
import type { Author } from '../http/actor.ts';
import type { Repository } from '../state/repository.ts';

/** Lets pull requests follow a ref that moved: their heads, their merges, their end. */
export async function followRef(
  _context: Context,
  _repository: Repository,
  _change: { readonly ref: string; readonly before: string; readonly after: string },
  _author: Author,
): Promise<void> {}
