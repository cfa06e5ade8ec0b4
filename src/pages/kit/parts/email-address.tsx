import { Fragment } from 'react'

/** As many characters as a line of the card holds, if they are not all wide. */
const lineLength = 34

/**
 * An email in a sentence. One that fits into a line is not broken, least of all at its hyphens, where a reader would
 * not know whether they belong to it; a longer one fills its lines.
 */
export function EmailAddress({ email }: { email: string }) {
  return <bdi className={email.length > lineLength ? 'gh-address gh-address-long' : 'gh-address'}>{email}</bdi>
}

/** A sentence that may contain emails, each shown like one. */
export function WithEmailAddresses({ text }: { text: string }) {
  return text.split(/(\S+@[^\s]+[^\s.,;:])/).map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move, and may repeat
    i % 2 === 1 ? <EmailAddress key={i} email={part} /> : <Fragment key={i}>{part}</Fragment>,
  )
}
