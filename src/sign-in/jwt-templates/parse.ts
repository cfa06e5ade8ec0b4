/**
 * JWT templates: JSON whose values, and parts of whose strings, may be expressions. `{{ user.email }}` is a path into
 * the token's data, `{{ a || b || 'text' }}` the first value that is not null. There are no calls, filters or other
 * operators (security rule A-8).
 */

export const templateRoots = ['user', 'organization', 'organization_membership'] as const
export type TemplateRoot = (typeof templateRoots)[number]

/** A path, its root first, or a literal text. */
export type Alternative = { path: readonly [TemplateRoot, ...string[]] } | { text: string }
export type Expression = readonly Alternative[]

export type TemplateValue =
  | { kind: 'constant'; value: number | boolean | null }
  | { kind: 'text'; parts: readonly (string | Expression)[] }
  | { kind: 'expression'; expression: Expression }
  | { kind: 'array'; items: readonly TemplateValue[] }
  | { kind: 'object'; members: ReadonlyMap<string, TemplateValue> }

/** A parsed template: claims by name. */
export type Template = ReadonlyMap<string, TemplateValue>

/** Why a template cannot be stored, and where: both counted from 1. */
export class TemplateFault extends Error {
  readonly code: string
  readonly line: number
  readonly column: number

  constructor(code: string, message: string, line: number, column: number) {
    super(message)
    this.name = 'TemplateFault'
    this.code = code
    this.line = line
    this.column = column
  }
}

/** Claims about subject, time and issuer, which a template cannot set. */
const reservedClaims = new Set(['iss', 'sub', 'exp', 'iat', 'nbf', 'jti'])

const maxDepth = 20

/** @throws TemplateFault */
export function parseTemplate(content: string): Template {
  const parser = new Parser(content)
  parser.skipSpace()
  if (parser.peek() !== '{' || parser.startsWith('{{'))
    throw parser.fault('not_an_object', 'the template must be a JSON object')
  const members = parser.object(1, (name, position) => {
    if (reservedClaims.has(name))
      throw parser.fault('reserved_claim', `the claim ${JSON.stringify(name)} is reserved`, position)
  })
  parser.skipSpace()
  if (!parser.isAtEnd()) throw parser.fault('malformed', 'nothing may follow the object')
  if (members.size === 0) throw parser.fault('no_claims', 'the object needs at least one claim', 0)
  return members
}

/** RFC 8259, with expressions. */
class Parser {
  private readonly content: string
  private position = 0

  constructor(content: string) {
    this.content = content
  }

  fault(code: string, message: string, position = this.position): TemplateFault {
    const before = this.content.slice(0, position).split('\n')
    return new TemplateFault(code, message, before.length, (before.at(-1)?.length ?? 0) + 1)
  }

  peek(): string {
    return this.content.charAt(this.position)
  }

  startsWith(text: string): boolean {
    return this.content.startsWith(text, this.position)
  }

  isAtEnd(): boolean {
    return this.position >= this.content.length
  }

  skipSpace(): void {
    this.match(/[ \t\n\r]*/y)
  }

  object(depth: number, checkName?: (name: string, position: number) => void): Map<string, TemplateValue> {
    const members = new Map<string, TemplateValue>()
    this.expect('{')
    this.skipSpace()
    if (this.takes('}')) return members
    do {
      this.skipSpace()
      const start = this.position
      const name = this.name()
      checkName?.(name, start)
      if (members.has(name)) throw this.fault('duplicate_key', `${JSON.stringify(name)} is given twice`, start)
      this.skipSpace()
      this.expect(':')
      members.set(name, this.value(depth))
      this.skipSpace()
    } while (this.takes(','))
    this.expect('}')
    return members
  }

  private value(depth: number): TemplateValue {
    this.skipSpace()
    if (this.startsWith('{{')) return { kind: 'expression', expression: this.expression() }
    const first = this.peek()
    if (first === '"') return this.text()
    if (first === '{' || first === '[') {
      if (depth >= maxDepth) throw this.fault('too_deep', `objects and arrays may be nested ${maxDepth} deep`)
      return first === '{' ? { kind: 'object', members: this.object(depth + 1) } : this.array(depth + 1)
    }
    const word = this.match(/(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)(?![\w.])/y)
    if (word === undefined) throw this.fault('malformed', 'a JSON value or {{ … }} must stand here')
    return { kind: 'constant', value: JSON.parse(word) }
  }

  private array(depth: number): TemplateValue {
    const items: TemplateValue[] = []
    this.expect('[')
    this.skipSpace()
    if (this.takes(']')) return { kind: 'array', items }
    do {
      items.push(this.value(depth))
      this.skipSpace()
    } while (this.takes(','))
    this.expect(']')
    return { kind: 'array', items }
  }

  /** The name of a member: a string without expressions, so that no attribute of a user can name a claim. */
  private name(): string {
    const start = this.position
    if (this.peek() !== '"') throw this.fault('malformed', 'the name of a member must stand here, in double quotes')
    const [name = '', ...more] = this.text().parts
    if (more.length > 0 || typeof name !== 'string')
      throw this.fault('expression_in_key', 'names of members cannot hold {{ … }}', start)
    return name
  }

  private text(): Extract<TemplateValue, { kind: 'text' }> {
    const start = this.position
    this.expect('"')
    const parts: (string | Expression)[] = []
    for (;;) {
      const raw = this.match(/(?:[^"\\{\p{Cc}]|\{(?!\{)|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))+/uy)
      if (raw !== undefined) parts.push(String(JSON.parse(`"${raw}"`)))
      else if (this.startsWith('{{')) parts.push(this.expressionInText())
      else if (this.takes('"')) return { kind: 'text', parts }
      else if (this.isAtEnd()) throw this.fault('malformed', 'the text has no closing quote', start)
      else throw this.fault('malformed', 'this character must be escaped in a text')
    }
  }

  private expressionInText(): Expression {
    const start = this.position
    const expression = this.expression()
    if (expression.some((alternative) => 'path' in alternative && isObjectPath(alternative.path)))
      throw this.fault('object_in_text', 'an object or array cannot stand inside a text', start)
    return expression
  }

  private expression(): Expression {
    const start = this.position
    this.expect('{{')
    this.skipSpace()
    if (this.startsWith('}}')) throw this.fault('empty_expression', 'the expression is empty', start)
    const alternatives: Alternative[] = []
    do {
      this.skipSpace()
      alternatives.push(this.alternative())
      this.skipSpace()
    } while (this.takes('||'))
    if (this.takes('}}')) return alternatives
    if (['', '"', '\n', '}', ','].includes(this.peek()))
      throw this.fault('unclosed_expression', 'the expression that begins here has no }}', start)
    throw this.fault('invalid_expression', 'only || and }} may follow; there are no filters, calls or operators')
  }

  private alternative(): Alternative {
    const start = this.position
    if (this.startsWith("'")) {
      const quoted = this.match(/'[^'\p{Cc}]*'/uy)
      if (quoted === undefined) throw this.fault('malformed', "the text that begins here has no closing '", start)
      return { text: quoted.slice(1, -1) }
    }
    const path = this.match(/[\w-]+(?:\.[\w-]+)*(?![\w.-])/y)?.split('.')
    if (path === undefined) throw this.fault('invalid_path', "a path or a text in ' must stand here", start)
    const [root, ...rest] = path
    if (!isRoot(root))
      throw this.fault(
        'invalid_path',
        `paths begin with ${templateRoots.join(', ')}; ${root} is not one of them`,
        start,
      )
    return { path: [root, ...rest] }
  }

  private expect(text: string): void {
    if (!this.takes(text)) throw this.fault('malformed', `${JSON.stringify(text)} is missing`)
  }

  private takes(text: string): boolean {
    if (!this.startsWith(text)) return false
    this.position += text.length
    return true
  }

  /** The match of a sticky pattern at the current position, or `undefined`. */
  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.content)?.[0]
    if (found === undefined) return undefined
    this.position += found.length
    return found
  }
}

function isRoot(name: string | undefined): name is TemplateRoot {
  return templateRoots.some((root) => root === name)
}

/** Paths that always lead to an object or array. */
function isObjectPath([root, first, second, ...more]: readonly string[]): boolean {
  if (first === undefined) return true
  if (second === undefined) return ['metadata', 'identities', 'domains', 'roles', 'custom_attributes'].includes(first)
  return root === 'organization' && first === 'domains' && more.length === 0 && /^\d+$/.test(second)
}
