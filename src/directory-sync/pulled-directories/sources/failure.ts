import { defined } from '#platform/defined.ts'
import type { RequestStage } from '#platform/outgoing/errors.ts'
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

interface SourceFailureDetails {
  /** Words of the source itself, shown without the addresses of people. */
  said?: string
  /** More about the cause in our words, for the message. */
  detail?: string
  /** Where the request ended; `content` unless given, as the source has answered then. */
  stage?: RequestStage | undefined
  /** The status of an answer that is an error. */
  status?: number
  /** When the source wants to be asked again, in milliseconds from now. */
  retryAfterMs?: number | undefined
}

/** A source that was not read to the end. Nothing is concluded from what it did not say. */
export class SourceFailure extends NamedFailure<SourceFailureCause> {
  /** What the source itself said, fit to be shown. Empty if nothing. */
  readonly said: string
  readonly stage: RequestStage
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(reason: SourceFailureCause, details: SourceFailureDetails = {}) {
    const { detail = '', stage = 'content', status, retryAfterMs } = details
    const said = presentable(details.said ?? '')
    super('SourceFailure', [sourceFailureCauses[reason], detail, said].filter(Boolean).join(' '), reason)
    this.said = said
    this.stage = stage
    this.status = status
    this.retryAfterMs = retryAfterMs
  }

  /** For the pages and answers that say why a source could not be read. */
  get shown() {
    const { reason, said, stage, status } = this
    return { reason, said, stage, ...defined({ status }) }
  }
}

/** For an answer with another status than that of an answer to the question. */
export function statusFailure(status: number, words: string): SourceFailure {
  const stage = status === 200 ? 'content' : 'http'
  return new SourceFailure('unexpected_answer', { detail: `Status ${status}.`, said: words, stage, status })
}

function presentable(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/\S+@\S+/g, '…')
    .trim()
    .slice(0, wordsLength)
}
