import { type AttributeNames, parseAttributeNames, parseElementNames } from '../attribute-names.ts'
import { invalidFilter, type ScimError } from '../failure.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { attributeAtNames, type ResourceType } from '../schemas/resource-type.ts'
import type { Filter } from './ast.ts'
import { checkComparison, isOperator, literalOf } from './comparison.ts'
import { readTokens, type Token } from './tokens.ts'

/** In UTF-16 units, conditions, and brackets in brackets. */
export const filterLimits = { characters: 2_000, terms: 100, nesting: 20 } as const

/**
 * Reads a filter, the whole grammar of RFC 7644 §3.4.2.2: `or` binds loosest, `not` needs parentheses, and keywords have
 * no case. Beyond the grammar, a value path may be compared, `emails[type eq "work"].value eq "x"`, as Entra ID does: it
 * matches if one and the same element does both.
 *
 * @throws ScimError invalidFilter for whatever is wrong
 */
export function parseFilter(text: string, type: ResourceType): Filter {
  if (text.length > filterLimits.characters) {
    throw invalidFilter(`The filter is longer than ${filterLimits.characters} characters.`)
  }
  const tokens = readTokens(text)
  if (tokens === undefined) throw invalidFilter('A string in the filter is malformed.')
  const parser = new FilterParser(tokens, type)
  const filter = parser.readFilter()
  parser.expectEnd()
  return filter
}

/** What attributes are looked up in: the resource, or an element of a list of which brackets speak. */
type Scope = { kind: 'resource' } | { kind: 'element'; attribute: Attribute | undefined }

/** Reads tokens from left to right. Filters stand in paths too, so it reads as far as the filter goes. */
export class FilterParser {
  readonly #tokens: readonly Token[]
  readonly #type: ResourceType
  #position = 0
  #terms = 0
  #nesting = 0

  constructor(tokens: readonly Token[], type: ResourceType) {
    this.#tokens = tokens
    this.#type = type
  }

  readFilter(scope: Scope = { kind: 'resource' }): Filter {
    return this.#readJoined('or', () => this.#readJoined('and', () => this.#readTerm(scope)))
  }

  /** The filter in brackets behind the name of a list. */
  readElementFilter(attribute: Attribute | undefined): Filter {
    this.expectMark('[')
    const filter = this.#nested(() => this.readFilter({ kind: 'element', attribute }))
    this.expectMark(']')
    return filter
  }

  takeWord(): string | undefined {
    const token = this.#tokens[this.#position]
    if (token?.kind !== 'word') return undefined
    this.#position += 1
    return token.text
  }

  isAtMark(text: string): boolean {
    const token = this.#tokens[this.#position]
    return token?.kind === 'mark' && token.text === text
  }

  expectMark(text: string): void {
    if (!this.isAtMark(text)) throw this.#unexpected(`"${text}"`)
    this.#position += 1
  }

  isAtEnd(): boolean {
    return this.#position === this.#tokens.length
  }

  expectEnd(): void {
    if (!this.isAtEnd()) throw this.#unexpected('the end')
  }

  #readJoined(kind: 'and' | 'or', readPart: () => Filter): Filter {
    const first = readPart()
    const filters = [first]
    while (this.#isAtKeyword(kind)) {
      this.#position += 1
      filters.push(readPart())
    }
    return filters.length === 1 ? first : { kind, filters }
  }

  #readTerm(scope: Scope): Filter {
    this.#terms += 1
    if (this.#terms > filterLimits.terms)
      throw invalidFilter(`The filter has more than ${filterLimits.terms} conditions.`)
    if (this.isAtMark('(')) return this.#readGroup(scope)
    if (this.#isAtKeyword('not') && this.#isFollowedByGroup()) {
      this.#position += 1
      return { kind: 'not', filter: this.#readGroup(scope) }
    }
    return this.#readCondition(scope)
  }

  #readGroup(scope: Scope): Filter {
    this.expectMark('(')
    const filter = this.#nested(() => this.readFilter(scope))
    this.expectMark(')')
    return filter
  }

  #readCondition(scope: Scope): Filter {
    const word = this.takeWord()
    if (word === undefined) throw this.#unexpected('an attribute')
    const names =
      scope.kind === 'resource' ? parseAttributeNames(word, this.#type) : parseElementNames(word, scope.attribute)
    if (names === undefined) throw invalidFilter(`"${word}" is no attribute.`)
    const attribute = attributeAtNames(scope.kind === 'resource' ? this.#type.root : scope.attribute, names)
    if (!this.isAtMark('[')) return this.#readComparison(names, attribute)
    if (scope.kind === 'element') throw invalidFilter('Brackets cannot be nested.')
    return { kind: 'values', names, filter: this.#readElementCondition(attribute) }
  }

  /** `[type eq "work"]`, or with `.value eq "x"` behind it. */
  #readElementCondition(attribute: Attribute | undefined): Filter {
    const filter = this.readElementFilter(attribute)
    const token = this.#tokens[this.#position]
    if (token?.kind !== 'word' || !token.text.startsWith('.')) return filter
    this.#position += 1
    const names = parseElementNames(token.text.slice(1), attribute)
    if (names === undefined) throw invalidFilter(`"${token.text}" is no attribute.`)
    return { kind: 'and', filters: [filter, this.#readComparison(names, attributeAtNames(attribute, names))] }
  }

  #readComparison(names: AttributeNames, attribute: Attribute | undefined): Filter {
    const token = this.#tokens[this.#position]
    const operator = token?.kind === 'word' ? token.text.toLowerCase() : ''
    if (operator !== 'pr' && !isOperator(operator)) throw this.#unexpected('an operator')
    this.#position += 1
    if (operator === 'pr') return { kind: 'present', names }
    const value = this.#takeLiteral()
    return { kind: 'compare', names, operator, value: checkComparison(names, attribute, operator, value) }
  }

  #takeLiteral() {
    const token = this.#tokens[this.#position]
    const value = token && literalOf(token)
    if (value === undefined) throw this.#unexpected('a value: a string in double quotes, a number, true, false or null')
    this.#position += 1
    return value
  }

  #isAtKeyword(keyword: string): boolean {
    const token = this.#tokens[this.#position]
    return token?.kind === 'word' && token.text.toLowerCase() === keyword
  }

  #isFollowedByGroup(): boolean {
    const next = this.#tokens[this.#position + 1]
    return next?.kind === 'mark' && next.text === '('
  }

  #nested<Result>(read: () => Result): Result {
    this.#nesting += 1
    if (this.#nesting > filterLimits.nesting) {
      throw invalidFilter(`The filter has brackets nested deeper than ${filterLimits.nesting}.`)
    }
    const result = read()
    this.#nesting -= 1
    return result
  }

  #unexpected(expected: string): ScimError {
    const token = this.#tokens[this.#position]
    return invalidFilter(
      `Expected ${expected}, found ${token === undefined ? 'the end' : `"${token.text.slice(0, 100)}"`}.`,
    )
  }
}
