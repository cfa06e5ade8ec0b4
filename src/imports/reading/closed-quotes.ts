import { StringDecoder } from 'node:string_decoder'

/** A cell with more lines than this is one whose quote was never closed. */
const mostLinesOfCell = 200

/**
 * The text of a CSV without lines that open a quote and never close it: a parser would take the rest of the file for one cell. An empty line
 * stands in the place of each, so that numbers of lines stay right.
 *
 * @param onBroken called with the number and the text of such a line
 */
export async function* closedQuotes(
  content: AsyncIterable<Buffer>,
  delimiter: string,
  onBroken: (line: number, text: string) => void,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let waiting: string[] = []
  let isOpen = false
  let number = 0
  let rest = ''

  function* take(line: string): Generator<string> {
    waiting.push(line)
    isOpen = endsInQuotes(line, isOpen, delimiter)
    if (!isOpen) yield* release()
    else if (waiting.length > mostLinesOfCell) yield* giveUp()
  }
  function* release(): Generator<string> {
    number += waiting.length
    yield `${waiting.join('\n')}\n`
    waiting = []
  }
  /** The first of the waiting lines is broken; the others are looked at by themselves. */
  function* giveUp(): Generator<string> {
    const [broken = '', ...others] = waiting
    number += 1
    onBroken(number, broken)
    yield '\n'
    waiting = []
    isOpen = false
    for (const line of others) yield* take(line)
  }

  for await (const chunk of content) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    const closed = lines.flatMap((line) => [...take(line)])
    if (closed.length > 0) yield closed.join('')
  }
  if (rest !== '') yield* take(rest)
  while (waiting.length > 0) yield* giveUp()
}

/** Whether a line ends inside of a quoted cell. A quote elsewhere than at the beginning of a cell is itself. */
function endsInQuotes(line: string, beginsInQuotes: boolean, delimiter: string): boolean {
  let isInQuotes = beginsInQuotes
  let isAtStart = !beginsInQuotes
  for (let at = 0; at < line.length; at++) {
    const character = line[at]
    if (isInQuotes) {
      if (character !== '"') continue
      // Two are one quote. One that ends no cell is itself, and so is the one that began the cell.
      if (line[at + 1] === '"') at += 1
      else isInQuotes = false
    } else if (character === '"' && isAtStart) isInQuotes = true
    isAtStart = !isInQuotes && character === delimiter
  }
  return isInQuotes
}
