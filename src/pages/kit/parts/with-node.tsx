import { Fragment, type ReactNode } from 'react'

/** A private-use character that no text and no name of ours contains. */
const PLACE = '\uE000'

/** Puts an element where a message wants a value, so that an address can be bold and isolated inside a sentence. */
export function withNode(message: (value: string) => string, node: ReactNode): ReactNode {
  const [before, ...after] = message(PLACE).split(PLACE)
  return (
    <>
      {before}
      {node}
      {after.length > 1 ? after.map((part) => <Fragment key={part}>{part}</Fragment>) : after[0]}
    </>
  )
}
