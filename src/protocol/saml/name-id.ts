import { SamlFailure } from './failure.ts'
import { assertionNamespace } from './namespaces.ts'
import { attributeOf, childrenNamed, textOf } from './xml/read.ts'

/** Who somebody is at a provider (SAML core §2.2.3), as it wrote it: a logout request has to repeat all of it. */
export interface NameId {
  nameId: string
  nameIdFormat: string | null
  nameQualifier: string | null
  spNameQualifier: string | null
}

/** The NameID directly in an element. @throws SamlFailure `missing_name_id` */
export function readNameId(parent: Element): NameId {
  const [element] = childrenNamed(parent, assertionNamespace, 'NameID')
  const nameId = element && textOf(element)
  if (element === undefined || nameId === undefined || nameId.trim() === '') throw new SamlFailure('missing_name_id')
  return {
    nameId,
    nameIdFormat: attributeOf(element, 'Format') ?? null,
    nameQualifier: attributeOf(element, 'NameQualifier') ?? null,
    spNameQualifier: attributeOf(element, 'SPNameQualifier') ?? null,
  }
}
