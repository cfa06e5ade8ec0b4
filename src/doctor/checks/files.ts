import { randomUUID } from 'node:crypto'
import { configuredAwsIdentity } from '#platform/cloud-identity/index.ts'
import { errorMessage } from '#platform/error-code.ts'
import { createObjectStorage } from '#platform/object-storage/index.ts'
import type { Check } from '../check.ts'
import { ok, problem } from '../finding.ts'

/** Writes a small file where exports go, and deletes it. */
export const files: Check = {
  name: 'Files',
  async examine({ config, secrets, now }) {
    const where =
      config.storage === undefined ? `the folder files of ${config.dataDir}` : `the bucket ${config.storage.bucket}`
    // No link is made, so nothing is signed.
    const storage = createObjectStorage(config, secrets, {
      aws: configuredAwsIdentity(config, secrets),
      hashCredential: () => Buffer.alloc(0),
      proofsOf: () => [],
      now,
    })
    const name = `doctor/${randomUUID()}.txt`
    try {
      await storage.put(name, [Buffer.from('gatehouse doctor\n')], 'text/plain')
      await storage.delete(name)
      return [ok(`Files can be written to ${where} and deleted.`)]
    } catch (error) {
      return [
        problem(
          `Files cannot be written to ${where}: ${errorMessage(error)}`,
          config.storage === undefined
            ? 'Let the user of this process write there, or set GATEHOUSE_STORAGE_BUCKET.'
            : 'Check the settings GATEHOUSE_STORAGE_…, and that the key may put and delete objects.',
        ),
      ]
    }
  },
}
