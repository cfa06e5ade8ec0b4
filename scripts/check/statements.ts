import ts from 'typescript'

export interface SourceFile {
  path: string
  text: string
}

/** The SQL in one declaration of a file. Short names of tables hold within it. */
export type Declaration = Statement[]

/** A text of SQL, without what is put into it. */
export interface Statement {
  text: string
  line: number
}

/**
 * The SQL of a file: the templates tagged `sql`, and the texts in calls of `writtenOut` and `query`, by the declaration
 * that they are part of.
 */
export function statementsOf({ path, text }: SourceFile): Declaration[] {
  // Most files have none, and to parse one takes long.
  if (!/\bsql\b|\bwrittenOut\b|\.query\b/.test(text)) return []
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  return source.statements.map((declaration) => {
    const found: Statement[] = []
    const visit = (node: ts.Node, isSql: boolean): void => {
      const literal = isSql ? literalOf(node) : undefined
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
      if (literal !== undefined) found.push({ text: literal, line })
      const opensSql = isTagged(node) || isQuery(node)
      ts.forEachChild(node, (child) => visit(child, opensSql || (isSql && !ts.isTemplateSpan(child))))
    }
    visit(declaration, false)
    return found
  })

  function isTagged(node: ts.Node): boolean {
    return ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'sql'
  }

  function isQuery(node: ts.Node): boolean {
    return ts.isCallExpression(node) && /^writtenOut$|\.query$/.test(node.expression.getText(source))
  }
}

function literalOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' $ ')
}
