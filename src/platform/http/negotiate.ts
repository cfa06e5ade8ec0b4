import Negotiator from 'negotiator'

/** The media types in which a refusal can be told. */
export type AnswerType = 'application/json' | 'text/html'

/**
 * Which of two types an `Accept` header prefers (RFC 9110 §12.5.1): the one with the higher quality, then the one that is
 * named more exactly, then the one that is named first. `usual` where the header is absent or tells no difference.
 */
export function preferredType(accept: string | undefined, usual: AnswerType): AnswerType {
  const other = usual === 'text/html' ? 'application/json' : 'text/html'
  return new Negotiator({ headers: { accept } }).mediaType([usual, other]) === other ? other : usual
}
