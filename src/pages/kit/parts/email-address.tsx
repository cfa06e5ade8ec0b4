import { Fragment } from 'react'
import { followedBy } from './with-node.tsx'

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
  const [before, ...rest] = text.split(/(\S+@[^\s]+[^\s.,;:])/)
  return (
    <>
      {before}
      {rest.map((email, i) =>
        i % 2 === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move, and may repeat
          <Fragment key={i}>{followedBy(<EmailAddress email={email} />, rest[i + 1] ?? '')}</Fragment>
        ) : null,
      )}
    </>
  )
}
