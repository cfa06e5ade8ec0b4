/**
 * The JSON Schema of lines such as `amount number required`. The server judges types, so that an unknown one is refused in words.
 * Undefined without lines: then any metadata is allowed.
 */
export function metadataSchema(lines: readonly string[]): Record<string, unknown> | undefined {
  if (lines.length === 0) return undefined
  const members = lines.map((line) => line.split(/[\s:]+/))
  const required = members.flatMap(([name = '', , word]) => (word === 'required' ? [name] : []))
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([name = '', type = 'string']) => [name, { type }])),
    ...(required.length === 0 ? {} : { required }),
  }
}
