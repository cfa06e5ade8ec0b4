const elementNode = 1
const textNode = 3
const commentNode = 8

export function isElement(node: Node, namespace: string, name: string): node is Element {
  return node.nodeType === elementNode && 'localName' in node && isNamed(node as Element, namespace, name)
}

function isNamed(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name
}

/** The elements directly inside. */
export function childElements(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === elementNode)
}

/** The direct children of a name. */
export function childrenNamed(parent: Element, namespace: string, name: string): Element[] {
  return childElements(parent).filter((child) => isNamed(child, namespace, name))
}

/** An element and all that are in it, in the order of the document. */
export function withDescendants(root: Element): Element[] {
  const found: Element[] = []
  const waiting = [root]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    found.push(element)
    waiting.push(...childElements(element).reverse())
  }
  return found
}

/** The value of an attribute without a prefix; `undefined` if it is missing. */
export function attributeOf(element: Element, name: string): string | undefined {
  const found = attributesOf(element).find((each) => each.prefix === null && each.localName === name)
  return found?.value
}

interface Named {
  prefix: string | null
  localName: string
  value: string
}

/** All attributes, without declarations of namespaces. */
export function attributesOf(element: Element): Named[] {
  return Array.from(element.attributes)
    .map(({ name, value }) => {
      const [first = '', second] = name.split(':')
      return second === undefined
        ? { prefix: null, localName: first, value }
        : { prefix: first, localName: second, value }
    })
    .filter(({ prefix, localName }) => prefix !== 'xmlns' && !(prefix === null && localName === 'xmlns'))
}

/**
 * The value of an element that holds text alone, without the white space of XML around it: providers break lines and indent
 * there. White space inside of it stays, and so do other characters that look like it.
 */
export function trimmedTextOf(element: Element): string | undefined {
  const text = textOf(element)
  if (text === undefined) return undefined
  let [start, end] = [0, text.length]
  while (start < end && isSpace(text[start])) start += 1
  while (end > start && isSpace(text[end - 1])) end -= 1
  return text.slice(start, end)
}

function isSpace(character = ''): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r'
}

/**
 * The full text of an element that contains only text and comments, without the comments (S-4); otherwise `undefined`.
 */
export function textOf(element: Element): string | undefined {
  const nodes = Array.from(element.childNodes)
  if (nodes.some(({ nodeType }) => nodeType !== textNode && nodeType !== commentNode)) return undefined
  return nodes.map((node) => (node.nodeType === textNode ? (node.nodeValue ?? '') : '')).join('')
}
