/** Where a repository, and the repository `.github` of an organisation, keep the configuration. */
export const CONFIGURATION_PATH = '.github/wired-chaos.yml';
