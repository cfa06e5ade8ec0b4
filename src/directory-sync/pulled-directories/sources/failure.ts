import { NamedFailure } from '#protocol/failure.ts'

/** Why a source could not be read, in words. */
export const sourceFailureCauses = {
  credentials_refused: 'The provider rejected the credentials.',
  throttled: 'The provider received too many requests.',
  unreachable: 'The provider could not be reached.',
  unexpected_answer: 'The provider sent an unexpected response.',
  group_not_found: 'The provider has no group that the group filter names.',
  nothing_there: 'The provider returned no users at all, which is treated as a mistake.',
} as const
export type SourceFailureCause = keyof typeof sourceFailureCauses

/** What the source says is shown to administrators: no longer than this. */
const wordsLength = 300

/** A source that was not read to the end. Nothing is concluded from what it did not say. */
export class SourceFailure extends NamedFailure<SourceFailureCause> {
  /** What the source itself said, fit to be shown. Empty if nothing. */
  readonly said: string
  /** When the source wants to be asked again, in milliseconds from now. */
  readonly retryAfterMs: number | undefined

  /** @param words of the source itself, shown without the addresses of people. */
  constructor(reason: SourceFailureCause, words = '', retryAfterMs?: number) {
    const said = presentable(words)
    super('SourceFailure', [sourceFailureCauses[reason], said].filter(Boolean).join(' '), reason)
    this.said = said
    this.retryAfterMs = retryAfterMs
  }
}

function presentable(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/\S+@\S+/g, '…')
    .trim()
    .slice(0, wordsLength)
}
