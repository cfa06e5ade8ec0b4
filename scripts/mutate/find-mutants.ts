import ts from 'typescript'
import type { Mutant } from './mutant.ts'
import { sqlChanges } from './sql-mutants.ts'

/** All mutants of a source. Types, imports and what is thrown away by the compiler have none. */
export function findMutants(source: string, file = 'source.ts'): Mutant[] {
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if (
      ts.isTypeNode(node) ||
      ts.isImportDeclaration(node) ||
      ts.isExportDeclaration(node) ||
      ts.isInterfaceDeclaration(node)
    )
      return
    found.push(...mutantsOf(node, root))
    ts.forEachChild(node, visit)
  }
  visit(root)
  return found.filter(({ start, end, replacement }) => source.slice(start, end) !== replacement)
}

function mutantsOf(node: ts.Node, root: ts.SourceFile): Mutant[] {
  const replace = (kind: string, ...replacements: string[]): Mutant[] =>
    replacements.map((replacement) => ({ start: node.getStart(root), end: node.end, replacement, kind }))
  const text = (part: ts.Node) => part.getText(root)

  if (isTestOfCondition(node)) {
    return [...replace('a condition has one answer', 'true', 'false'), ...mutantsOfExpression(node, replace, text)]
  }
  return [...mutantsOfExpression(node, replace, text), ...mutantsOfStatement(node, root)]
}

type Replace = (kind: string, ...replacements: string[]) => Mutant[]

const operators: Readonly<Partial<Record<ts.SyntaxKind, readonly [kind: string, ...others: string[]]>>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['a comparison is turned round', '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['a comparison is turned round', '==='],
  [ts.SyntaxKind.LessThanToken]: ['a bound is moved', '<=', '>='],
  [ts.SyntaxKind.LessThanEqualsToken]: ['a bound is moved', '<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['a bound is moved', '>=', '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['a bound is moved', '>', '<'],
  [ts.SyntaxKind.PlusToken]: ['a sum is a difference', '-'],
  [ts.SyntaxKind.MinusToken]: ['a difference is a sum', '+'],
  [ts.SyntaxKind.AsteriskToken]: ['a product is a quotient', '/'],
  [ts.SyntaxKind.SlashToken]: ['a quotient is a product', '*'],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['both is either', '||'],
  [ts.SyntaxKind.BarBarToken]: ['either is both', '&&'],
  [ts.SyntaxKind.QuestionQuestionToken]: ['the alternative of nothing is swapped', '&&'],
}

/** Calls of a method that have another one, or none, in their place. */
const methods: Readonly<Record<string, string | undefined>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
}
const withoutEffect = new Set([
  'filter',
  'sort',
  'toSorted',
  'reverse',
  'slice',
  'trim',
  'trimStart',
  'trimEnd',
  'catch',
])

function mutantsOfExpression(node: ts.Node, replace: Replace, text: (part: ts.Node) => string): Mutant[] {
  if (ts.isTaggedTemplateExpression(node)) return text(node.tag) === 'sql' ? mutantsOfSql(node) : []
  if (ts.isBinaryExpression(node)) {
    const [kind = '', ...others] = operators[node.operatorToken.kind] ?? []
    const { left, right } = node
    const joinsTexts = node.operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(left) || isText(right))
    if (others.length > 0 && !joinsTexts)
      return replace(kind, ...others.map((operator) => `((${text(left)}) ${operator} (${text(right)}))`))
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return replace('a negation is left out', text(node.operand))
  if (node.kind === ts.SyntaxKind.TrueKeyword) return replace('a truth is turned round', 'false')
  if (node.kind === ts.SyntaxKind.FalseKeyword) return replace('a truth is turned round', 'true')
  if (isText(node) && !isName(node) && !ts.isTaggedTemplateExpression(node.parent))
    return replace('a text is another', text(node).length === 2 ? "'mutated'" : "''")
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return replace('a list is empty', '[]')
  if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) return replace('an object is empty', '{}')
  if ((ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && node.questionDotToken)
    return [withoutQuestion(node, node.questionDotToken)]
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: on, name } = node.expression
    const other = Object.hasOwn(methods, name.text) ? methods[name.text] : undefined
    if (other !== undefined)
      return replace(`${name.text} is ${other}`, `${text(on)}.${other}(${node.arguments.map(text).join(', ')})`)
    if (withoutEffect.has(name.text)) return replace(`${name.text} is left out`, text(on))
  }
  return []
}

/** Of the whole chain, all of which is skipped where there is nothing, and a call in which is one of a method. */
function withoutQuestion(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  question: ts.QuestionDotToken,
): Mutant {
  let chain: ts.Node = node
  while (isLinkOf(chain.parent, chain)) chain = chain.parent
  const [start, text] = [chain.getStart(), chain.getText()]
  const dot = ts.isElementAccessExpression(node) ? '' : '.'
  const replacement = `${text.slice(0, question.getStart() - start)}${dot}${text.slice(question.end - start)}`
  return { start, end: chain.end, replacement, kind: 'nothing is not expected' }
}

function isLinkOf(parent: ts.Node, node: ts.Node): boolean {
  const isLink =
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent)
  return isLink && parent.expression === node
}

/** Statements that are left out, defaults that are not used, functions and loops that do nothing. */
function mutantsOfStatement(node: ts.Node, root: ts.SourceFile): Mutant[] {
  // The body and not the function, which may be made when its file is loaded and no mutant is on.
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    const { body } = node
    return [{ start: body.getStart(root), end: body.end, replacement: 'undefined', kind: 'a function gives nothing' }]
  }
  if (ts.isExpressionStatement(node)) {
    const { expression } = node
    const called = ts.isAwaitExpression(expression) ? expression.expression : expression
    if (ts.isCallExpression(called))
      return [
        {
          start: expression.getStart(root),
          end: expression.end,
          replacement: 'undefined',
          kind: 'a call is left out',
          isStatement: true,
        },
      ]
  }
  if (ts.isBindingElement(node) && node.initializer && isReference(node.initializer)) {
    const { initializer } = node
    return [
      {
        start: initializer.getStart(root),
        end: initializer.end,
        replacement: 'undefined',
        kind: 'a default is left out',
      },
    ]
  }
  if (ts.isBlock(node) && node.statements.length > 0) {
    const start = node.getStart(root) + 1
    const prelude = { start, end: start, kind: 'nothing is done', isPrelude: true }
    if (ts.isFunctionLike(node.parent)) return [{ ...prelude, replacement: 'return' }]
    if (ts.isForOfStatement(node.parent)) return [{ ...prelude, replacement: 'continue' }]
  }
  return []
}

function mutantsOfSql({ template }: ts.TaggedTemplateExpression): Mutant[] {
  const from = template.getStart() + 1
  const raw = template.getText().slice(1, -1)
  let text = raw
  if (ts.isTemplateExpression(template)) {
    for (const { expression } of template.templateSpans) {
      const start = expression.getFullStart() - 2 - from
      const end = text.indexOf('}', expression.end - from) + 1
      text = text.slice(0, start) + '\u0000'.repeat(end - start) + text.slice(end)
    }
  }
  return sqlChanges(text).map(({ start, end, replacement, kind }) => ({
    start: template.parent.getStart(),
    end: template.end,
    replacement: `sql\`${raw.slice(0, start)}${replacement}${raw.slice(end)}\``,
    kind,
  }))
}

function isTestOfCondition(node: ts.Node): boolean {
  const { parent } = node
  if (parent === undefined) return false
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === node
  return ts.isConditionalExpression(parent) && parent.condition === node
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
}

/** Of a member: `{ 'a-name': 1 }`. */
function isName(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node
}

function isReference(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) || ts.isCallExpression(node)
}
