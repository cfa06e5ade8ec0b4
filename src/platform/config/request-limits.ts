import type { SettingsReader } from './settings-reader.ts'

/** So many in so long. */
export interface Rate {
  limit: number
  windowSeconds: number
}

/**
 * A limit that each process keeps for itself, for the settings of the operator and for the guide's table of limits. Limits
 * on guessing are exact instead (`guess-limits.ts`).
 */
export interface RequestLimit {
  name: string
  /** In words: what is counted, and for what. */
  counts: string
  subject: string
  /** No limit when left out. */
  usual?: Rate
  /** The variable that sets another one. Fixed when left out. */
  setting?: string
  /** The operations that count against it, in addition to those that name it. */
  covers?(operation: { method: string; path: string }): boolean
}

const defined: RequestLimit[] = []

/** Declares a limit and enters it in the list of all. */
export function defineRequestLimit(limit: RequestLimit): RequestLimit {
  defined.push(limit)
  return limit
}

/** All limits of the imported modules: all of the product's once the catalog is imported. */
export function requestLimits(): readonly RequestLimit[] {
  return defined
}

export const addressLimit = defineRequestLimit({
  name: 'address',
  counts: 'requests without a valid management key, token of a directory or client secret',
  subject: 'a network address',
  usual: { limit: 6_000, windowSeconds: 60 },
  setting: 'GATEHOUSE_ADDRESS_LIMIT',
})

/** The rates in effect, by the names of the limits. Without one there is no limit. */
export type RequestRates = Readonly<Record<string, Rate | undefined>>

/** Reads settings such as `500/10`: 500 in 10 seconds. */
export function readRequestRates({ text, faults }: SettingsReader): RequestRates {
  const rateOf = ({ setting, usual }: RequestLimit): Rate | undefined => {
    const given = setting && text(setting)
    if (given === undefined) return usual
    const [, limit = 0, windowSeconds = 0] = /^(\d{1,7})\/(\d{1,4})$/.exec(given)?.map(Number) ?? []
    if (limit > 0 && windowSeconds > 0 && windowSeconds <= 3_600) return { limit, windowSeconds }
    faults.push(
      `${setting} is ${JSON.stringify(given)}. Set it to how many requests in how many seconds, such as 500/10 for 500 in 10 seconds. The most is 9999999 in 3600 seconds.`,
    )
    return usual
  }
  return Object.fromEntries(requestLimits().map((limit) => [limit.name, rateOf(limit)]))
}
