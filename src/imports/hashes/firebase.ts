import type { SourcePassword } from '../records.ts'

/** `$fbscrypt$v=1,n=14,r=8,p=1,ss=…,sk=…$salt$hash` of Supabase, in which n is the logarithm of the cost. */
export function fbscrypt(text: string): SourcePassword {
  const [, parameters = '', salt = '', hash = ''] = /^\$fbscrypt\$([^$]+)\$([^$]+)\$([^$]+)$/.exec(text) ?? []
  const values = new Map(
    parameters.split(',').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
  if (values.get('v') !== '1' || values.get('p') !== '1')
    return { unusable: 'its hash is not $fbscrypt$v=1,n=…,r=…,p=1,…' }
  return firebaseHash(
    { hash, salt },
    {
      signerKey: values.get('sk') ?? '',
      separator: values.get('ss') ?? '',
      rounds: values.get('r') ?? '',
      memory: values.get('n') ?? '',
    },
  )
}

/** What Firebase's console shows of a project's hashes. */
export interface FirebaseParameters {
  signerKey: string
  separator: string
  rounds: string
  memory: string
}

export function firebaseHash(
  { hash, salt }: { hash: string; salt: string },
  { signerKey, separator, rounds, memory }: FirebaseParameters,
): SourcePassword {
  const text = `$firebase-scrypt$r=${rounds},m=${memory},ss=${separator},sk=${signerKey},salt=${salt},hash=${hash}`
  return { hash: { kind: 'firebase-scrypt', text } }
}
