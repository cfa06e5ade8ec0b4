import { Fragment, type ReactNode } from 'react'

/** A private-use character that no text and no name of ours contains. */
const PLACE = '\uE000'

/** Puts an element where a text has a value, so that an email can be bold and isolated inside a sentence. */
export function withNode(text: (value: string) => string, node: ReactNode): ReactNode {
  const [before, ...after] = text(PLACE).split(PLACE)
  return (
    <>
      {before}
      {after.length > 1 ? node : followedBy(node, after[0] ?? '')}
      {after.length > 1 && after.map((part) => <Fragment key={part}>{part}</Fragment>)}
    </>
  )
}

/** Punctuation with which no line may begin, quotation marks and that of Japanese included: escaped, as the text of the build is ASCII. */
const closing = /^[\u202f.,:;?!\u00bb\u201d\u201c\uff09\u300d\u3002\u3001]+/

/** An element and the text after it. A line may break between the two, but not before punctuation. */
export function followedBy(node: ReactNode, text: string): ReactNode {
  const [punctuation] = closing.exec(text) ?? []
  if (punctuation === undefined) {
    return (
      <>
        {node}
        {text}
      </>
    )
  }
  return (
    <>
      <span className="gh-unbroken">
        {node}
        {punctuation}
      </span>
      {text.slice(punctuation.length)}
    </>
  )
}
