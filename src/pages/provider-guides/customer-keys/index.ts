import type { CustomerKeySettings } from '#platform/key-providers/index.ts'
import type { ServiceGuide } from '../guide.ts'
import { awsKms } from './aws-kms.ts'
import { azureKeyVault } from './azure-key-vault.ts'
import { googleKms } from './google-kms.ts'

/** Where customers keep keys that they bring. */
export const customerKeyGuides: readonly ServiceGuide<CustomerKeySettings['provider']>[] = [
  awsKms,
  googleKms,
  azureKeyVault,
]
