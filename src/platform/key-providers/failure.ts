/** What a provider says is shown to the administrator who set it up: no longer than this. */
const wordsLength = 300

/**
 * A key was not wrapped or unwrapped. `unavailable`: the provider did not answer, or asks to come back, so it may help to ask
 * again. `refused`: it answered that it will not.
 */
export class KeyProviderFailure extends Error {
  readonly reason: 'unavailable' | 'refused'

  /** @param words the provider's message, or ours about it */
  constructor(reason: 'unavailable' | 'refused', words: string) {
    super(presentable(words))
    this.name = 'KeyProviderFailure'
    this.reason = reason
  }
}

function presentable(words: string): string {
  const text = words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, wordsLength)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
