const folders =
  /(?:^|\/)(?:tests?|testing|testdata|test-data|__tests__|e2e|fixtures?|__fixtures__|examples?|samples?|demos?|docs?|mocks?)\//i;

/** Whether a file stands where people keep what is shown or tested rather than what runs. */
export function isIllustrative(path: string): boolean {
  return folders.test(path);
}
