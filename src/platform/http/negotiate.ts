import Negotiator from 'negotiator'

/** The media types of an error. */
export type AnswerType = 'application/json' | 'text/html'

/**
 * Which of two types an `Accept` header prefers (RFC 9110 §12.5.1): the one with the higher quality, then the more
 *   specific one, then the first. `usual` if the header is absent or prefers neither.
 */
export function preferredType(accept: string | undefined, usual: AnswerType): AnswerType {
  const other = usual === 'text/html' ? 'application/json' : 'text/html'
  return new Negotiator({ headers: { accept } }).mediaType([usual, other]) === other ? other : usual
}
