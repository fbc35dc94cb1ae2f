/** The hidden last line of an answer that names the comment it answers. */
export function answerMarker(comment: number): string {
  return `<!-- wired-chaos:answer ${comment} -->`;
}
