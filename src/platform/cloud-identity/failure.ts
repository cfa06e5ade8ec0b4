import { within } from '../deadline.ts'
import { errorMessage } from '../error-code.ts'

/** The cloud in which the server runs did not say who the server is. It may help to ask again. */
export class CloudIdentityFailure extends Error {
  /** @param words for the operator, or the administrator who waits for an answer. */
  constructor(words: string) {
    super(words.slice(0, 500))
    this.name = 'CloudIdentityFailure'
  }
}

/** A request waits for it. Where no cloud is, its metadata service answers nothing at all. */
const longestMs = 5_000

/** What a library of a cloud finds out. @throws CloudIdentityFailure */
export function foundBy<T>(cloud: string, work: Promise<T>): Promise<T> {
  return within(longestMs, work).catch((error: unknown) => {
    throw new CloudIdentityFailure(`${cloud} did not say who this server is: ${errorMessage(error)}`)
  })
}
