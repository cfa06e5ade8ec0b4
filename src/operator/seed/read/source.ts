import { readFileSync } from 'node:fs'
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { errorMessage } from '#platform/error-code.ts'
import { type Path, SeedError, type SeedFault } from '../seed-error.ts'

/** The content of a seed file with line numbers. YAML 1.2, which includes JSON. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly content: unknown
  /** The line of a member's name or a list entry, from 1. For an absent one, the line of its parent. */
  lineOf(path: Path): number
  /** The text of a number, `true` or `false`: 007 is not 7. */
  writtenAt(path: Path): string | undefined
}

/** @throws SeedError for a file that cannot be read or is not YAML */
export function readSource(file: string): Source {
  const text = readText(file)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true, prettyErrors: false })
  const [mistake] = document.errors
  if (mistake !== undefined)
    throw new SeedError(
      `The seed file ${file} could not be read: line ${lines.linePos(mistake.pos[0]).line}: ${mistake.message}.`,
    )
  return {
    file,
    text,
    content: contentOf(file, document),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
    writtenAt(path) {
      const { node, isThere } = find(document, path)
      return isThere && isScalar(node) ? node.source : undefined
    },
  }
}

/** The message for a refused file: each fault once, in the order of lines, and a hint. */
export function refuseSeed({ file, lineOf }: Source, faults: readonly SeedFault[], hint = ''): SeedError {
  const located = faults.map(({ path, message }) => ({ line: lineOf(path), message })).sort((a, b) => a.line - b.line)
  const lines = [...new Set(located.map(({ line, message }) => `  line ${line}: ${message}`))]
  return new SeedError(
    `The seed file ${file} cannot be applied, and nothing of it was:\n${lines.join('\n')}${hint && `\n${hint}`}`,
  )
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new SeedError(`The seed file ${file} could not be read: ${errorMessage(error)}`)
  }
}

/** A file without content is one without sections. */
function contentOf(file: string, document: Document.Parsed): unknown {
  try {
    return document.toJS() ?? {}
  } catch (error) {
    // An alias of nothing, or of so much that it would fill the memory.
    throw new SeedError(`The seed file ${file} could not be read: ${errorMessage(error)}`)
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
