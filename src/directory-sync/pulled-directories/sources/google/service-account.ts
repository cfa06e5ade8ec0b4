import { createPrivateKey, type KeyObject } from 'node:crypto'
import { parseInnerObject } from '../../../../platform/http/json-body.ts'
import { textOf } from '../values.ts'

export interface ServiceAccount {
  clientEmail: string
  keyId: string | undefined
  key: KeyObject
}

/**
 * The key of a service account, from the file that Google's console gives. The addresses in it are not used: whoever sends a
 * file would choose whom we ask.
 *
 * @returns `undefined` for anything else.
 */
export function readServiceAccount(text: string): ServiceAccount | undefined {
  const file = parseInnerObject(text)
  const clientEmail = textOf(file?.client_email)
  const key = rsaKey(textOf(file?.private_key))
  if (file?.type !== 'service_account' || clientEmail === undefined || key === undefined) return undefined
  return { clientEmail, keyId: textOf(file.private_key_id), key }
}

function rsaKey(pem: string | undefined): KeyObject | undefined {
  if (pem === undefined) return undefined
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048 ? key : undefined
  } catch {
    return undefined
  }
}
