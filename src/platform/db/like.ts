/** A `like` pattern that matches only this text: wildcards in it are escaped (I-4). */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
