/** Values that must not be seen in logs, annotations and summaries of a job. */
export class Masks {
  #values: string[] = [];

  /** From now on `***` stands for the value, and for each of its lines when it has several. */
  add(value: string): void {
    const parts = [value, ...value.split(/\r?\n/)].map((part) => part.trim()).filter((part) => part !== '');
    this.#values = [...new Set([...this.#values, ...parts])].sort((a, b) => b.length - a.length);
  }

  apply(text: string): string {
    return this.#values.reduce((masked, value) => masked.replaceAll(value, '***'), text);
  }
}
