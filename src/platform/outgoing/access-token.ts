/** What a service gives an application for a while. */
export interface AccessToken {
  value: string
  endsAt: Date
}

/** The service says that the application's own credentials are wrong, or gave something that is no token. */
export class TokenRefusal extends Error {
  /** Whether the credentials are wrong; otherwise it may help to ask again. */
  readonly isFinal: boolean

  /** @param words of the service, for the administrator who set the credentials up. */
  constructor(words: string, isFinal: boolean) {
    super(words)
    this.name = 'TokenRefusal'
    this.isFinal = isFinal
  }
}

export interface KeptToken {
  /** A new one when it ends or was forgotten. */
  get(): Promise<string>
  /** When the service that it is for refuses it. */
  forget(): void
}

/** Renewed this much before its end, as requests take their time. */
const marginMs = 60_000

export function keepToken(now: () => Date, request: () => Promise<AccessToken>): KeptToken {
  let current: AccessToken | undefined
  return {
    async get() {
      if (current === undefined || current.endsAt.getTime() - marginMs <= now().getTime()) current = await request()
      return current.value
    },
    forget() {
      current = undefined
    },
  }
}
