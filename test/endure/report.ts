/** Where the areas say what they do and what they find wrong. */
export interface Report {
  say(line: string): void;
  problem(line: string): void;
  /** Whether no problem was found so far. */
  readonly clean: boolean;
}

/** Prints as it comes. */
export function printedReport(area: string): Report {
  let problems = 0;
  return {
    say: (line) => console.log(`${area}  ${line}`),
    problem: (line) => {
      problems += 1;
      console.log(`${area}  PROBLEM ${line}`);
    },
    get clean() {
      return problems === 0;
    },
  };
}
