import { SamlFailure } from '../failure.ts'
import { protocolNamespace } from '../namespaces.ts'
import { attributeOf, childrenNamed, textOf } from '../xml/read.ts'

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** S-12. The words of the provider go to the trace as text. @throws SamlFailure */
export function checkStatus(
  response: Element,
  refusal: 'provider_refused' | 'sign_out_refused' = 'provider_refused',
): void {
  const [status, ...others] = childrenNamed(response, protocolNamespace, 'Status')
  const [code] = status === undefined ? [] : childrenNamed(status, protocolNamespace, 'StatusCode')
  const value = code && attributeOf(code, 'Value')
  if (status === undefined || code === undefined || value === undefined || others.length > 0) {
    throw new SamlFailure('missing_status')
  }
  if (value === success) return
  const [inner] = childrenNamed(code, protocolNamespace, 'StatusCode')
  const [message] = childrenNamed(status, protocolNamespace, 'StatusMessage')
  throw new SamlFailure(refusal, {
    status: shortOf(value),
    ...(inner === undefined ? {} : { detail: shortOf(attributeOf(inner, 'Value') ?? '') }),
    ...(message === undefined ? {} : { message: (textOf(message) ?? '').slice(0, 500) }),
  })
}

/** `Responder` of `urn:oasis:names:tc:SAML:2.0:status:Responder`. */
function shortOf(code: string): string {
  return code.slice(code.lastIndexOf(':') + 1).slice(0, 100)
}
