import { SamlFailure } from '../failure.ts'
import { inflateMessage } from '../logout/inflate.ts'
import { assertionNamespace, protocolNamespace } from '../namespaces.ts'
import { parseXml } from '../xml/parse.ts'
import { attributeOf, childrenNamed, isElement, textOf } from '../xml/read.ts'

/** What an identity provider reads of a request by HTTP-Redirect. Nothing of it is verified. */
export interface ReceivedAuthnRequest {
  id: string
  /** The entity id of the service provider. */
  issuer: string
}

/** @param value the parameter `SAMLRequest`, decoded. @returns `undefined` for another message. @throws SamlFailure */
export function readAuthnRequest(value: string): ReceivedAuthnRequest | undefined {
  const root = parseXml(inflateMessage(value))
  if (!isElement(root, protocolNamespace, 'AuthnRequest')) return undefined
  const id = attributeOf(root, 'ID')
  if (id === undefined) throw new SamlFailure('missing_id')
  const [issuer] = childrenNamed(root, assertionNamespace, 'Issuer')
  const name = issuer && textOf(issuer)
  if (name === undefined) throw new SamlFailure('missing_issuer')
  return { id, issuer: name }
}
