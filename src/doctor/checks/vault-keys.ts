import { randomBytes, randomUUID } from 'node:crypto'
import { configuredAwsIdentity } from '#platform/cloud-identity/index.ts'
import { createKeyring } from '#platform/crypto/keyring.ts'
import { errorMessage } from '#platform/error-code.ts'
import { createKeyProviders, keyReference, readKeyFile } from '#platform/key-providers/index.ts'
import { createOutgoingClient } from '#platform/outgoing/index.ts'
import type { Check } from '../check.ts'
import { type Finding, note, ok, problem } from '../finding.ts'

/** Wraps and unwraps a random key with each key of VAULT_KEYS_FILE. */
export const vaultKeys: Check = {
  name: 'Vault keys',
  async examine({ config, secrets, now }) {
    if (config.vaultKeysFile === undefined)
      return [note('The master key protects the Vault: VAULT_KEYS_FILE is not set.')]
    const configured = await readKeyFile(config.vaultKeysFile)
    const outgoing = createOutgoingClient({ allowLoopback: false, allowNetworks: [] })
    // What is wrapped here is thrown away.
    const keyring = createKeyring([randomBytes(32).toString('base64')])
    const aws = configuredAwsIdentity(config, secrets)
    const findings: Finding[] = []
    for (const key of configured) {
      const reference = key.provider === 'LOCAL' ? 'LOCAL' : keyReference(key)
      const { current: provider } = createKeyProviders({ configured: [key], keyring, outgoing, now, aws })
      try {
        const secret = randomBytes(32)
        const binding = { environmentId: 'doctor', keyId: randomUUID(), purpose: 'doctor' }
        const opened = await provider.unwrap(await provider.wrap(secret, binding), binding)
        if (!opened.equals(secret)) throw new Error('it unwraps to something else')
        findings.push(ok(`The key ${reference} wraps and unwraps.`))
      } catch (error) {
        findings.push(
          problem(
            `The key ${reference} cannot be used: ${errorMessage(error)}`,
            'Check its entry in VAULT_KEYS_FILE, and that its credentials may encrypt and decrypt with it.',
          ),
        )
      }
    }
    return findings
  },
}
