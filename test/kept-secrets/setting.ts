/** The result of a change. */
export interface Outcome {
  status: number
  /** The field of the secret that is asked for again. */
  asked: string | undefined
}

/** A setting with its secret, as it is stored. */
export interface StoredSetting {
  /** Changes these members, and nothing else. */
  change(members: Readonly<Record<string, unknown>>): Promise<Outcome>
  /** All that is stored of it. */
  read(): Promise<unknown>
}

/** A place where settings change whose secret stays if it is left out. */
export interface KeptSecretSetting {
  /** The id of the operation. */
  operation: string
  /** Tells settings of one operation apart. */
  as?: string
  /** Members that decide what gets the secret, with another origin than the stored one. */
  elsewhere: Readonly<Record<string, unknown>>
  /** The same with another path at the stored origin, if that is possible. */
  nearby?: Readonly<Record<string, unknown>>
  /** The secret again, as the operation takes it; its first member is the one that is asked for. */
  secret: Readonly<Record<string, string>>
  start(): Promise<StoredSetting>
}

/** A body with members that are named by their paths, such as `oidc.issuer`. */
export function withMembers(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(members)) {
    const [name = '', inner] = path.split('.')
    body[name] = inner === undefined ? value : { ...(body[name] as object | undefined), [inner]: value }
  }
  return body
}

/** What the answer of the API says. */
export function outcomeOf({ status, body }: { status: number; body: unknown }): Outcome {
  const { errors } = (body ?? {}) as { errors?: { field: string; code: string }[] }
  return { status, asked: errors?.find(({ code }) => code === 'secret_required')?.field }
}
