import { DOMParser } from '@xmldom/xmldom'
import { SamlFailure } from '../failure.ts'
import { scanXml, type XmlLimits } from './scan.ts'

const defaultLimits: XmlLimits = { maxDepth: 40, maxElements: 5_000, maxAttributes: 10_000 }

/**
 * The one parser: of messages, of what was verified in them, and of metadata. It is also the one that the signature check
 * uses, so that both see the same tree. Loads nothing, resolves nothing, and takes nothing that it would have to repair.
 *
 * @returns the root element. @throws SamlFailure
 */
export function parseXml(text: string, limits = defaultLimits): Element {
  scanXml(text, limits)
  const refuse = (message: string) => {
    throw new SamlFailure('not_xml', { parser: message.split('\n')[0] ?? '' })
  }
  const parser = new DOMParser({ locator: {}, errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
  const root = parse(parser, text)
  if (root === undefined || hasTextBeside(root)) throw new SamlFailure('not_xml')
  return root
}

function parse(parser: DOMParser, text: string): Element | undefined {
  try {
    // Without a root element the parser leaves this out, whatever its type says.
    return parser.parseFromString(text.replace(/^\ufeff/, ''), 'text/xml').documentElement ?? undefined
  } catch (error) {
    throw error instanceof SamlFailure ? error : new SamlFailure('not_xml')
  }
}

function hasTextBeside(root: Element): boolean {
  return Array.from(root.ownerDocument.childNodes).some(
    (node) => node !== root && node.nodeType !== 8 && (node.nodeValue ?? '').trim() !== '' && node.nodeType !== 7,
  )
}
