import type { Context } from '#platform/context.ts'
import type { RequestLog } from './requests/request-log.ts'

export interface DevelopmentOptions {
  /** The environment that the configured key and client id belong to. */
  environment: Context
  apiKey: string
  /** Absent where `GATEHOUSE_REQUEST_LOG` is off. */
  requests: RequestLog | undefined
  /** The curl that the start page and the reference begin with. */
  firstRequest(url: string, apiKey: string): string
}
