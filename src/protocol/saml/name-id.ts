import { SamlFailure } from './failure.ts'
import { assertionNamespace } from './namespaces.ts'
import { attributeOf, childrenNamed, trimmedTextOf } from './xml/read.ts'

/** Who a person is at a provider (SAML core §2.2.3). A logout request repeats all of it. */
export interface NameId {
  nameId: string
  nameIdFormat: string | null
  nameQualifier: string | null
  spNameQualifier: string | null
}

/** The NameID directly in an element. @throws SamlFailure `missing_name_id` */
export function readNameId(parent: Element): NameId {
  const found = findNameId(parent)
  if (found === undefined) throw new SamlFailure('missing_name_id')
  return found
}

/** The NameID directly in an element; `undefined` for an element without one, or with an empty one. */
export function findNameId(parent: Element): NameId | undefined {
  const [element] = childrenNamed(parent, assertionNamespace, 'NameID')
  const nameId = element && trimmedTextOf(element)
  if (element === undefined || nameId === undefined || nameId.trim() === '') return undefined
  return {
    nameId,
    nameIdFormat: attributeOf(element, 'Format') ?? null,
    nameQualifier: attributeOf(element, 'NameQualifier') ?? null,
    spNameQualifier: attributeOf(element, 'SPNameQualifier') ?? null,
  }
}
