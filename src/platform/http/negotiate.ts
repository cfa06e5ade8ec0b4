import Negotiator from 'negotiator'

/** The media types of an error. */
export type AnswerType = 'application/json' | 'text/html'

/**
 * The type that an `Accept` header prefers (RFC 9110 §12.5.1) of those that there are: the first if it prefers none of them.
 */
export function preferredOf<Type extends string>(accept: string | undefined, types: readonly [Type, ...Type[]]): Type {
  const preferred = new Negotiator({ headers: { accept } }).mediaType([...types])
  return types.find((type) => type === preferred) ?? types[0]
}

/**
 * Which of two types an `Accept` header prefers (RFC 9110 §12.5.1): the one with the higher quality, then the more
 *   specific one, then the first. `usual` if the header is absent or prefers neither.
 */
export function preferredType(accept: string | undefined, usual: AnswerType): AnswerType {
  return preferredOf(accept, [usual, usual === 'text/html' ? 'application/json' : 'text/html'])
}
