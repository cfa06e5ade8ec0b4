/** A change of the text of a statement. Positions count from the beginning of the text. */
export interface SqlChange {
  start: number
  end: number
  replacement: string
  kind: string
}

const hole = '\u0000'

/**
 * The changes of a statement that a test should notice: a condition that always holds, a column that is not set, a lock
 * that is not taken, a bound that is off by one.
 *
 * @param text with every interpolation as a run of NUL characters of its own length.
 */
export function sqlChanges(text: string): SqlChange[] {
  return [...conditions(text), ...assignments(text), ...insertedValues(text), ...words(text)]
}

const word = /\0+|'(?:[^']|'')*'|--[^\n]*|[a-z_][\w.]*|[(),]|[<>=!|&+*/:-]+|\d+/gi

interface Token {
  text: string
  start: number
  end: number
  depth: number
}

function tokensOf(text: string): Token[] {
  let depth = 0
  return [...text.matchAll(word)].flatMap((match) => {
    const token = match[0].toLowerCase()
    if (token.startsWith('--')) return []
    if (token === ')') depth -= 1
    const found = { text: token, start: match.index, end: match.index + token.length, depth }
    if (token === '(') depth += 1
    return [found]
  })
}

const beginsCondition = new Set(['where', 'and', 'or', 'on', 'when', 'having'])
const endsCondition = new Set([
  'and',
  'or',
  'then',
  'where',
  'returning',
  'order',
  'group',
  'having',
  'limit',
  'for',
  'union',
  'on',
  'set',
  'do',
  'join',
  'left',
  'inner',
  'cross',
  'when',
  'else',
  'end',
  'from',
  'window',
  'offset',
  'as',
])
const statement = /\b(select|insert|update|delete|with|from|join|values|order|returning|as)\b/i

/** Each operand of `and` becomes true, each operand of `or` false. */
function conditions(text: string): SqlChange[] {
  const tokens = tokensOf(text)
  const starts = tokens.flatMap((token, at) => {
    const isRange =
      token.text === 'and' &&
      tokens.slice(0, at).findLast(({ text: t }) => t === 'and' || t === 'between')?.text === 'between'
    const isClause = token.text === 'on' && ['conflict', 'delete', 'update'].includes(tokens[at + 1]?.text ?? '')
    const opensGroup = token.text === '(' && beginsCondition.has(tokens[at - 1]?.text ?? '')
    return (beginsCondition.has(token.text) && !isRange && !isClause) || opensGroup ? [at + 1] : []
  })
  // A part of a statement that is nothing but a condition: sql`id = ${id}`.
  if (
    !statement.test(text.replaceAll(/\([\s\S]*\)/g, '')) &&
    /[=<>]|\b(is|in|between|like|ilike)\b/i.test(text) &&
    tokens[0] &&
    !beginsCondition.has(tokens[0].text) &&
    // What is interpolated alone at the beginning may be a whole `select`.
    !(tokens[0].text.startsWith(hole) && beginsCondition.has(tokens[1]?.text ?? ''))
  )
    starts.unshift(0)
  return starts.flatMap((from) => {
    const first = tokens[from]
    if (first === undefined) return []
    const last = lastOfCondition(tokens, from)
    if (last === undefined) return []
    const isAlternative = tokens[from - 1]?.text === 'or' || tokens[tokens.indexOf(last) + 1]?.text === 'or'
    return [
      {
        start: first.start,
        end: last.end,
        replacement: isAlternative ? 'false' : 'true',
        kind: isAlternative ? 'an alternative never holds' : 'a condition always holds',
      },
    ]
  })
}

function lastOfCondition(tokens: readonly Token[], from: number): Token | undefined {
  const depth = tokens[from]?.depth ?? 0
  let inRange = false
  let last: Token | undefined
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.depth < depth || (token.text === ')' && token.depth < depth)) break
    const isOwn = token.depth === depth
    if (isOwn && token.text === 'between') inRange = true
    else if (isOwn && token.text === 'and' && inRange) inRange = false
    else if (isOwn && token.text === 'from' && tokens[at - 1]?.text === 'distinct') inRange = false
    else if (isOwn && (token.text === ',' || endsCondition.has(token.text))) break
    last = token
  }
  return last
}

/** Each column of `set` stays as it is. */
function assignments(text: string): SqlChange[] {
  const tokens = tokensOf(text)
  return tokens.flatMap((token, at) => {
    if (token.text !== 'set') return []
    const found: SqlChange[] = []
    let begin = at + 1
    for (let next = begin; next <= tokens.length; next++) {
      const current = tokens[next]
      const isEnd =
        current === undefined ||
        current.depth < token.depth ||
        (current.depth === token.depth && ['where', 'from', 'returning'].includes(current.text))
      const isComma = current?.text === ',' && current.depth === token.depth
      if (!isEnd && !isComma) continue
      const [column, equals, value] = tokens.slice(begin, begin + 3)
      const last = tokens[next - 1]
      if (column && value && last && equals?.text === '=')
        found.push({ start: value.start, end: last.end, replacement: column.text, kind: 'a column is not set' })
      begin = next + 1
      if (isEnd) break
    }
    return found
  })
}

/** Each interpolated value of `values (…)` is left to the default of its column. */
function insertedValues(text: string): SqlChange[] {
  return [...text.matchAll(/\bvalues\s*\(([^)]*)\)/gi)].flatMap((match) => {
    const from = match.index + match[0].indexOf('(') + 1
    return [...(match[1] ?? '').matchAll(new RegExp(`(?<=^|,\\s*)${hole}+(?=\\s*(?:,|$))`, 'g'))].map((value) => {
      const start = from + value.index
      return { start, end: start + value[0].length, replacement: 'default', kind: 'a column is not inserted' }
    })
  })
}

const replacements: readonly (readonly [RegExp, string, string])[] = [
  [/\bfor (no key )?(update|share)( of \w+)?( skip locked| nowait)?/gi, '', 'no lock is taken'],
  [/\bon conflict [\s\S]*?\bdo nothing\b/gi, '', 'a conflict is an error'],
  [/\bis not null\b/gi, 'is null', 'a test for null is turned round'],
  [/\bis null\b/gi, 'is not null', 'a test for null is turned round'],
  [/\bis not distinct from\b/gi, 'is distinct from', 'a comparison is turned round'],
  [/\bis distinct from\b/gi, 'is not distinct from', 'a comparison is turned round'],
  [/\bnot exists\b/gi, 'exists', 'a search is turned round'],
  [/(?<!not )\bexists\b/gi, 'not exists', 'a search is turned round'],
  [/ <= /g, ' < ', 'a bound is off by one'],
  [/ >= /g, ' > ', 'a bound is off by one'],
  [/ < /g, ' <= ', 'a bound is off by one'],
  [/ > /g, ' >= ', 'a bound is off by one'],
  [/ <> /g, ' = ', 'a comparison is turned round'],
  [/\bdesc\b/gi, 'asc', 'an order is turned round'],
  [/\bdistinct (?!from\b)/gi, '', 'a row may be there twice'],
  [/\bleft join\b/gi, 'join', 'rows without a partner are left out'],
  [/\blower\b(?=\()/gi, '', 'upper and lower case differ'],
  [/\bilike\b/gi, 'like', 'upper and lower case differ'],
  [/\blimit (?:\d+|\0+)/gi, '', 'there is no limit'],
]

function words(text: string): SqlChange[] {
  return replacements.flatMap(([pattern, replacement, kind]) =>
    [...text.matchAll(pattern)].map((match) => {
      return { start: match.index, end: match.index + match[0].length, replacement, kind }
    }),
  )
}
