/**
 * - `refused`: the service takes the code or the token no more; only its owner can help.
 * - `client_refused`: it does not accept the client, which was registered wrongly.
 * - `unavailable`: no answer, or none that OAuth knows. It may help to ask again.
 */
export type TokenFailureKind = 'refused' | 'client_refused' | 'unavailable'

/** A token endpoint gave no token. */
export class TokenFailure extends Error {
  readonly kind: TokenFailureKind
  /** The service's own code and words, without anything that was sent to it. */
  readonly said: { error: string | null; description: string | null }
  /** Whether the service may have done what it was asked to, and its answer got lost. */
  readonly mayBeDone: boolean

  constructor(
    kind: TokenFailureKind,
    { said = { error: null, description: null }, mayBeDone = false, cause }: Partial<TokenFailure> = {},
  ) {
    super(`A token endpoint gave no token: ${kind}`, cause === undefined ? {} : { cause })
    this.name = 'TokenFailure'
    this.kind = kind
    this.said = said
    this.mayBeDone = mayBeDone
  }
}
