/** Where a command prints, and the environment it reads. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  readonly env: NodeJS.ProcessEnv;
  /** Resolves when what was printed is on its way; where it is not given, that is always so. */
  drained?(): Promise<void>;
}

/** One area of the `wired-chaos` command. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly usage: string;
  /**
   * Runs it. Returns the exit code: 0 fine, 1 findings or blocked, 2 usage or failure.
   * @param args what follows the command's name.
   * @throws {Error} on arguments it does not know; the caller prints the message and exits with 2.
   */
  run(args: string[], io: CommandIo): Promise<number>;
}
