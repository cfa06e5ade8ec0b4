/** The statements of a text with their comments, without the semicolons. Quotes, `$$` bodies and comments may contain some. */
export function splitStatements(text: string): string[] {
  const statements: string[] = []
  let start = 0
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token !== ';') continue
    statements.push(text.slice(start, index))
    start = index + 1
  }
  statements.push(text.slice(start))
  return statements.map((each) => each.trim()).filter((each) => withoutComments(each) !== '')
}

/** A statement without the comments around it and between its parts. */
export function withoutComments(statement: string): string {
  return statement.replace(tokens, (token) => (/^(--|\/\*)/.test(token) ? ' ' : token)).trim()
}

const tokens = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;/g
