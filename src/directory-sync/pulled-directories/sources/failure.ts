import { NamedFailure } from '#protocol/failure.ts'

/** Why a source could not be read, in words. */
export const sourceFailureCauses = {
  credentials_refused: 'The source refuses the credentials.',
  throttled: 'The source asks to wait, because it was asked too often.',
  unreachable: 'The source could not be reached.',
  unexpected_answer: 'The source answered with something else than its documentation says.',
  group_not_found: 'The source has no such group as the group filter names.',
  nothing_there: 'The source says that it has no users at all, which is taken for a mistake.',
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
