import { createSigningMaterial } from '#platform/crypto/signing-material.ts'
import { nextKeyPair } from '#test/key-pairs.ts'

/** A certificate like no other, in PEM. */
export async function newCertificate(): Promise<string> {
  const { certificate } = await createSigningMaterial(await nextKeyPair(), 'idp.northwind.example', new Date())
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n')
}
