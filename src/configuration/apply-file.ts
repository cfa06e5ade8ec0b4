import { ConfigError } from '#platform/config-error.ts'
import { createApi, Refused, type Send } from './api.ts'
import { readFiles } from './file/read-files.ts'
import type { Variables } from './file/variables.ts'
import { textOf } from './plan/address.ts'
import { applyPlan } from './plan/apply-plan.ts'
import { makePlan } from './plan/make-plan.ts'
import { createSecrets } from './secrets.ts'

/** Where a file is applied, and with what. */
export interface Target {
  readonly url: string
  /** The API key of the environment. */
  readonly key: string
  /** Reaches the server. */
  readonly send: Send
  readonly variables: Variables
}

export interface AppliedObject {
  /** As messages name it: `roles.billing`. */
  readonly name: string
  readonly outcome: 'created' | 'changed'
}

/** @throws ConfigError with each fault of the file and its line */
export function checkFile(file: string, variables: Variables): void {
  readFiles([file], variables)
}

/**
 * Applies a file as `gatehouse apply` does, without asking and without deleting. What was done before an error stays, and is not
 * done again the next time. Another process may apply the same file at the same time.
 *
 * @throws ConfigError for what the file or the server refuses
 */
export async function applyFile(file: string, { url, key, send, variables }: Target): Promise<AppliedObject[]> {
  const configuration = readFiles([file], variables)
  const api = createApi(url, key, send)
  const secrets = createSecrets(api, variables)
  const applied: AppliedObject[] = []
  let before = Number.POSITIVE_INFINITY
  for (;;) {
    const plan = await makePlan(api, configuration, secrets, { prune: false, secrets: false, only: [] }).catch(
      asConfigError,
    )
    try {
      await applyPlan(api, plan, secrets, ({ address, action }) => {
        applied.push({ name: textOf(address), outcome: action === 'create' ? 'created' : 'changed' })
      })
      return applied
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      // What another process did first is an error here, and leaves less to do.
      if (plan.steps.length >= before) throw new ConfigError(secrets.redact(error.message))
      before = plan.steps.length
    }
  }
}

function asConfigError(error: unknown): never {
  throw error instanceof Refused ? new ConfigError(`The server refused a call: ${error.message}`) : error
}
