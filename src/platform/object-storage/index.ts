import { join } from 'node:path'
import { type AwsIdentity, fixedAwsIdentity } from '../cloud-identity/index.ts'
import type { Config, Secrets } from '../config/config.ts'
import type { CredentialHashes } from '../crypto/credential-hasher.ts'
import { operatorNetworks } from '../outgoing/address-policy.ts'
import { createOutgoingClient } from '../outgoing/index.ts'
import { noTraces, type Traces } from '../traces/traces.ts'
import { createDiskStorage } from './disk-storage.ts'
import { createFileLinks } from './file-links.ts'
import { createS3Storage } from './s3-storage.ts'
import type { ObjectStorage } from './storage.ts'

export { linkPath } from './file-links.ts'
export type { ObjectStorage } from './storage.ts'

interface StorageParts extends Pick<CredentialHashes, 'hashCredential' | 'proofsOf'> {
  /** For a bucket without a key of its own. */
  aws: AwsIdentity | undefined
  now: () => Date
  traces?: Traces
}

/** The bucket of the settings or, without one, the folder `files` beside the other data. */
export function createObjectStorage(
  config: Config,
  { storageCredentials }: Secrets,
  { aws, now, traces = noTraces, ...hashes }: StorageParts,
): ObjectStorage {
  const { dataDir, storage } = config
  const identity = storageCredentials === undefined ? aws : fixedAwsIdentity(storageCredentials)
  if (storage === undefined || identity === undefined)
    return createDiskStorage(join(dataDir, 'files'), createFileLinks(config, hashes))
  // The operator sets the address.
  const outgoing = createOutgoingClient({ allowLoopback: true, allowNetworks: operatorNetworks, traces })
  return createS3Storage({ ...storage, identity }, { outgoing, now })
}
