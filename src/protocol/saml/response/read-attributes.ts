import { assertionNamespace } from '../namespaces.ts'
import { attributeOf, childrenNamed, trimmedTextOf } from '../xml/read.ts'

/**
 * The values of each attribute, by its name, in the order of the assertion. A value that holds elements is left out, as is
 * an attribute without a value: nothing else is read as text (S-4).
 */
export function readAttributes(assertion: Element): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const attributes = childrenNamed(assertion, assertionNamespace, 'AttributeStatement').flatMap((statement) =>
    childrenNamed(statement, assertionNamespace, 'Attribute'),
  )
  for (const attribute of attributes) {
    const name = attributeOf(attribute, 'Name')
    if (name === undefined) continue
    const values = childrenNamed(attribute, assertionNamespace, 'AttributeValue').flatMap(
      (value) => trimmedTextOf(value) ?? [],
    )
    if (values.length > 0) found.set(name, [...(found.get(name) ?? []), ...values])
  }
  return found
}
