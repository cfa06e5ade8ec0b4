import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql'
import { documentTooLarge } from '../errors.ts'

/**
 * Bounds of a document. The longest that a page has use for asks for a few lists with all their fields, and the introspection of
 * the tools of developers has 330 tokens, 13 levels and 190 fields.
 */
export const bounds = { characters: 40_000, tokens: 2_000, levels: 24, fields: 600, rootFields: 20 }

/**
 * Refuses what would make the parser recurse or work for long, in one pass over the text.
 *
 * @throws documentTooLarge; GraphQLError for what is no token
 */
export function checkText(text: string): void {
  if (text.length > bounds.characters) throw documentTooLarge('characters', bounds.characters)
  const lexer = new Lexer(new Source(text))
  let [tokens, levels] = [0, 0]
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    if (++tokens > bounds.tokens) throw documentTooLarge('tokens', bounds.tokens)
    if (opening.has(kind) && ++levels > bounds.levels) throw documentTooLarge('levels of braces', bounds.levels)
    if (closing.has(kind)) levels--
  }
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Refuses a document with many fields once its fragments are put in their places, or with many aliases of root fields, each of
 * which does work of its own. Before the validation, whose time grows with the square of the fields of one selection.
 *
 * @throws documentTooLarge
 */
export function checkFields(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>()
  const operations: OperationDefinitionNode[] = []
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition)
  }
  const count = countFields(fragments)
  // Those that no operation uses are validated all the same.
  const all = [...operations, ...fragments.values()].reduce(
    (sum, { selectionSet }) => sum + count(selectionSet, 'all'),
    0,
  )
  if (all > bounds.fields) throw documentTooLarge('fields', bounds.fields)
  if (operations.some(({ selectionSet }) => count(selectionSet, 'own') > bounds.rootFields))
    throw documentTooLarge('root fields', bounds.rootFields)
}

/** Counts the fields of a selection: its own, or all below them too. A fragment counts wherever it is used, and is worked out once. */
function countFields(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (set: SelectionSetNode, which: 'own' | 'all') => number {
  const known = new Map<string, number>()

  function ofFragment(name: string, which: 'own' | 'all'): number {
    const key = `${which} ${name}`
    const counted = known.get(key)
    if (counted !== undefined) return counted
    // A circle, which the validation refuses, counts nothing more.
    known.set(key, 0)
    const fragment = fragments.get(name)
    const sum = fragment === undefined ? 0 : count(fragment.selectionSet, which)
    known.set(key, sum)
    return sum
  }

  function count(set: SelectionSetNode, which: 'own' | 'all'): number {
    return set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(selection.name.value, which)
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + count(selection.selectionSet, which)
      const below = which === 'all' && selection.selectionSet ? count(selection.selectionSet, which) : 0
      return sum + 1 + below
    }, 0)
  }

  return count
}
