import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** Where a person can be found after their user was deleted. */
export interface Addresses {
  /** Emails that are or were theirs. In lower case in {@link Person}. */
  readonly emails: readonly string[]
  /** Other recipients of messages to them: phone numbers, and email addresses that they never verified. */
  readonly recipients: readonly string[]
}

export interface Person extends Addresses {
  readonly userId: string
}

/** What a slice keeps of a person beyond the rows that are deleted with the user. */
interface PersonalData {
  /** Called before the user is deleted. */
  findAddresses?(tx: TransactionContext, userId: string): Promise<Partial<Addresses>>
  /** In the transaction that deletes the user, afterwards. */
  erase?(tx: TransactionContext, person: Person): Promise<void>
  /**
   * Later, in a job: a part in a short transaction, so that nothing is locked for long. Idempotent.
   *
   * @param after where the last call ended, at first the empty string. @returns where to continue; `undefined` at the end.
   */
  eraseLater?(tx: TransactionContext, person: Person, after: string): Promise<string | undefined>
}

/** The extension point for slices that keep personal data. */
export const personalData = defineExtensionPoint<PersonalData>()

/** Removes what a later slice stores of the contents of events whose personal data is being erased. Gets their ids. */
export const erasedEvents = defineExtensionPoint<(tx: TransactionContext, ids: readonly string[]) => Promise<void>>()
