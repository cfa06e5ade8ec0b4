import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

const mostLines = 500
/** A batch ends behind the line that goes beyond. */
const mostCharacters = 4_000_000

/** The lines of a file, some at a time. Only line feeds end a line: texts in JSON may hold other separators. */
export async function* readLines(content: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let batch: string[] = []
  let characters = 0
  for await (const chunk of content) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      batch.push(line)
      characters += line.length
      if (batch.length < mostLines && characters < mostCharacters) continue
      yield batch
      batch = []
      characters = 0
    }
  }
  rest += decoder.end()
  if (rest !== '') batch.push(rest)
  if (batch.length > 0) yield batch
}

export function openForReading(path: string): Readable {
  return createReadStream(path, { highWaterMark: 65_536 })
}

/** Gives lines one at a time. */
export async function* eachLine(content: AsyncIterable<Buffer>): AsyncGenerator<string, undefined> {
  for await (const lines of readLines(content)) yield* lines
}
