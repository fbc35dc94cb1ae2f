/**
 * A question that is asked at most once in so many milliseconds: whoever asks in between gets the same answer, so that
 * being looked at often costs no more than being looked at now and then. A failure is not remembered.
 */
export function remembered<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const now = performance.now();
    if (last !== null && now - last.at < milliseconds) return last.answer;
    const asked = { at: now, answer: ask() };
    last = asked;
    asked.answer.catch(() => {
      if (last === asked) last = null;
    });
    return asked.answer;
  };
}
