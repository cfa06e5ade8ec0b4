import type { SettingsReader } from './settings-reader.ts'

/** So many in so long. */
export interface Rate {
  limit: number
  windowSeconds: number
}

/** A limit on requests, for the settings of the operator and for the guide's table of limits. */
interface RequestLimit {
  /** In words: what is counted, and for what. */
  counts: string
  subject: string
  /** No limit when left out. */
  usual?: Rate
  /** The variable that sets another one. Fixed when left out. */
  setting?: string
}

/** The limits that each process keeps for itself. Limits on guessing are exact instead (`guess-limits.ts`). */
export const requestLimits = {
  address: {
    counts: 'requests without a valid management key',
    subject: 'a network address',
    usual: { limit: 6_000, windowSeconds: 60 },
    setting: 'GATEHOUSE_ADDRESS_LIMIT',
  },
  deviceCodes: {
    counts: 'wrong codes of devices',
    subject: 'a network address',
    usual: { limit: 10, windowSeconds: 60 },
  },
  userManagementReads: {
    counts: '`GET` below `/user_management/` with a key or client id',
    subject: 'an environment',
    setting: 'GATEHOUSE_USER_MANAGEMENT_READ_LIMIT',
  },
  userManagementWrites: {
    counts: 'other calls below `/user_management/` with a key or client id',
    subject: 'an environment',
    setting: 'GATEHOUSE_USER_MANAGEMENT_WRITE_LIMIT',
  },
  organizationDeletes: {
    counts: '`DELETE /organizations/{id}`',
    subject: 'an environment',
    setting: 'GATEHOUSE_ORGANIZATION_DELETE_LIMIT',
  },
} satisfies Record<string, RequestLimit>

export type RequestLimitName = keyof typeof requestLimits
/** The rates in effect. `undefined` for no limit. */
export type RequestRates = Record<RequestLimitName, Rate | undefined>

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
  const { address, deviceCodes, userManagementReads, userManagementWrites, organizationDeletes } = requestLimits
  return {
    address: rateOf(address),
    deviceCodes: rateOf(deviceCodes),
    userManagementReads: rateOf(userManagementReads),
    userManagementWrites: rateOf(userManagementWrites),
    organizationDeletes: rateOf(organizationDeletes),
  }
}
