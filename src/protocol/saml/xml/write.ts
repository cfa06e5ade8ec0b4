/** Text or the value of an attribute, as it stands in XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Markup whose values are escaped: a template's parts are written by us, and values are text unless they are markup. */
export function xml(
  parts: TemplateStringsArray,
  ...values: (string | Markup | readonly Markup[] | undefined)[]
): Markup {
  const text = parts.reduce((before, part, at) => `${before}${written(values[at - 1])}${part}`)
  return { markup: text }
}

export interface Markup {
  readonly markup: string
}

function written(value: string | Markup | readonly Markup[] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return escapeXml(value)
  if ('markup' in value) return value.markup
  return value.map(({ markup }) => markup).join('')
}
