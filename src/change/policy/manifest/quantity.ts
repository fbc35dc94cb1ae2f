const factors: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * Bytes of a quantity such as `10Gi`; undefined when it is none.
 * @see Kubernetes API reference: Quantity
 */
export function quantityOf(text: string | undefined): number | undefined {
  const match = /^\+?(\d{1,18}(?:\.\d{1,9})?)([eE]\d{1,2})?([mkKMGTPE]?i?)[bB]?$/.exec(text?.trim() ?? '');
  const factor = factors[match?.[3] ?? ''];
  return match === null || factor === undefined ? undefined : Number(`${match[1]}${match[2] ?? ''}`) * factor;
}

/** Whether the second is known to be less than the first. */
export function shrinks(before: string | undefined, after: string | undefined): boolean {
  const [from, to] = [quantityOf(before), quantityOf(after)];
  return from !== undefined && to !== undefined && to < from;
}
