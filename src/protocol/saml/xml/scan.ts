import { SamlFailure } from '../failure.ts'

export interface XmlLimits {
  maxDepth: number
  maxElements: number
  maxAttributes: number
}

/**
 * Refuses what is never parsed (S-1, S-2): document types, entities, processing instructions, CDATA, and more depth,
 * elements or attributes than the limits. One pass over the text, before a parser builds anything of it.
 *
 * @throws SamlFailure
 */
export function scanXml(text: string, limits: XmlLimits): void {
  let at = startOf(text)
  let depth = 0
  let elements = 0
  let attributes = 0
  for (at = text.indexOf('<', at); at !== -1; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      at = after(text, '-->', at + 4)
      continue
    }
    if (text.startsWith('<![CDATA[', at) || text.startsWith('<?', at)) throw new SamlFailure('forbidden_markup')
    if (text.startsWith('<!', at)) throw new SamlFailure('forbidden_dtd')
    const tag = readTag(text, at)
    attributes += tag.attributes
    if (tag.kind === 'end') depth -= 1
    else elements += 1
    if (tag.kind === 'start') depth += 1
    if (depth > limits.maxDepth || elements > limits.maxElements || attributes > limits.maxAttributes) {
      throw new SamlFailure('too_complex')
    }
    at = tag.end
  }
}

/** After the XML declaration, the one thing that begins like a processing instruction. */
function startOf(text: string): number {
  const declaration = /^\ufeff?<\?xml[ \t\r\n][^<>?]{0,200}\?>/.exec(text)
  if (declaration === null) return 0
  const encoding = /encoding[ \t]*=[ \t]*["']([^"']*)["']/.exec(declaration[0])?.[1]
  if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) throw new SamlFailure('not_utf8')
  return declaration[0].length
}

function readTag(text: string, start: number): { kind: 'start' | 'end' | 'empty'; attributes: number; end: number } {
  let attributes = 0
  let at = start + 1
  while (at < text.length) {
    const character = text[at]
    if (character === '>') {
      const kind = text[start + 1] === '/' ? 'end' : text[at - 1] === '/' ? 'empty' : 'start'
      return { kind, attributes, end: at + 1 }
    }
    if (character === '<') break
    if (character === '"' || character === "'") {
      attributes += 1
      at = after(text, character, at + 1)
    } else {
      at += 1
    }
  }
  throw new SamlFailure('not_xml')
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  if (at === -1) throw new SamlFailure('not_xml')
  return at + end.length
}
