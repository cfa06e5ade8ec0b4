import { readFileSync } from 'node:fs'
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { errorCode, errorMessage } from '../error-code.ts'
import { recordOf } from '../records.ts'

/** Where in a file: names of members and positions in lists, from the top. */
export type Path = readonly (string | number)[]

/** Something that is wrong at one place of a file, in words. */
export interface Fault {
  path: Path
  message: string
}

/** A file that cannot be read, or is no YAML. The message gives the line where there is one. */
export class SourceError extends Error {
  override name = 'SourceError'
}

/** The content of a file with line numbers. YAML 1.2, which includes JSON. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly content: unknown
  /** The line of a member's name or a list entry, from 1. For an absent one, the line of its parent. */
  lineOf(path: Path): number
  /** The text of a number, `true` or `false`: 007 is not 7. */
  writtenAt(path: Path): string | undefined
}

/** @throws SourceError */
export function readSource(file: string): Source {
  const text = readText(file)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true, prettyErrors: false })
  const [mistake] = document.errors
  if (mistake !== undefined) throw new SourceError(`line ${lines.linePos(mistake.pos[0]).line}: ${mistake.message}.`)
  return {
    file,
    text,
    content: contentOf(document),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
    writtenAt(path) {
      const { node, isThere } = find(document, path)
      return isThere && isScalar(node) ? node.source : undefined
    },
  }
}

/** A section of a file by itself, with the lines of the file. A missing one is empty. */
export function sectionOf(source: Source, name: string): Source {
  return {
    ...source,
    content: recordOf(source.content)[name] ?? {},
    lineOf: (path) => source.lineOf([name, ...path]),
    writtenAt: (path) => source.writtenAt([name, ...path]),
  }
}

/** Each fault once, with its line, in the order of lines. */
export function locate({ lineOf }: Source, faults: readonly Fault[]): string[] {
  const located = faults.map(({ path, message }) => ({ line: lineOf(path), message })).sort((a, b) => a.line - b.line)
  return [...new Set(located.map(({ line, message }) => `line ${line}: ${message}`))]
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new SourceError(errorCode(error) === 'ENOENT' ? 'there is no such file.' : errorMessage(error))
  }
}

/** A file without content is one without sections. */
function contentOf(document: Document.Parsed): unknown {
  try {
    return document.toJS() ?? {}
  } catch (error) {
    // An alias of nothing, or of so much that it would fill the memory.
    throw new SourceError(errorMessage(error))
  }
}

function offsetOf(document: Document.Parsed, path: Path): number {
  return find(document, path).offset
}

/** Goes down as far as the path leads. */
function find(document: Document.Parsed, path: Path): { node: Node | null; offset: number; isThere: boolean } {
  let node: Node | null = document.contents
  let offset = startOf(node)
  for (const step of path) {
    const parent: unknown = isAlias(node) ? node.resolve(document) : node
    if (isSeq<Node>(parent)) {
      const item = parent.items[Number(step)]
      if (item === undefined) return { node, offset, isThere: false }
      node = item
      offset = startOf(item)
    } else if (isMap<Node, Node | null>(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === step)
      if (pair === undefined) return { node, offset, isThere: false }
      node = pair.value
      offset = startOf(pair.key)
    } else return { node, offset, isThere: false }
  }
  return { node, offset, isThere: true }
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0
}
