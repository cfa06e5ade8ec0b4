/** Bytes of a receiver's answer that callers of the API may see (E-4). */
const shownBytes = 512

/**
 * The beginning of an answer as harmless text: markup, control characters and direction marks of the receiver have no
 * effect wherever it is shown. Bytes that are not UTF-8 become U+FFFD.
 */
export function escapeExcerpt(answer: Buffer): string {
  // The cut may fall into a character; its first bytes are left out rather than shown as an error of the receiver.
  const text = new TextDecoder('utf-8').decode(answer.subarray(0, shownBytes), { stream: answer.length > shownBytes })
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}<>&"'`\\]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })
}
