import type { DestinationType } from '#audit-logs/log-streams/index.ts'
import type { ServiceGuide } from '../guide.ts'
import { azureSentinel } from './azure-sentinel.ts'
import { datadog } from './datadog.ts'
import { genericHttps } from './generic-https.ts'
import { googleCloudStorage } from './google-cloud-storage.ts'
import { s3 } from './s3.ts'
import { splunk } from './splunk.ts'

/** Where events can go, in the order in which people choose. */
export const logStreamGuides: readonly ServiceGuide<DestinationType>[] = [
  datadog,
  splunk,
  s3,
  googleCloudStorage,
  azureSentinel,
  genericHttps,
]
