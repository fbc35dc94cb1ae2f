/** How the keys begin that all emulators of Azure Storage and Cosmos DB share, as their documentation gives them. */
const emulators = /^(?:Eby8vdM02x|C2y6yDjf5\/)/;

/** Whether a key is one of an account, and not the published one of an emulator. */
export function isAzureKey(secret: string): boolean {
  return !emulators.test(secret);
}
