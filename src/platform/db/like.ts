/** A text as a pattern of `like` that matches it alone: its wildcards stand for themselves (I-4). */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
