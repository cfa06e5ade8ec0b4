import { Fragment, type ReactNode } from 'react'

/** A private-use character that no text and no name of ours contains. */
const PLACE = '\uE000'

/** Puts an element where a text has a value, so that an email can be bold and isolated inside a sentence. */
export function withNode(text: (value: string) => string, node: ReactNode): ReactNode {
  const [before, ...after] = text(PLACE).split(PLACE)
  return (
    <>
      {before}
      {node}
      {after.length > 1 ? after.map((part) => <Fragment key={part}>{part}</Fragment>) : after[0]}
    </>
  )
}
