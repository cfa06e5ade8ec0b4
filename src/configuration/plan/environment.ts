import { ConfigError } from '#platform/config-error.ts'
import type { Api } from '../api.ts'

/** The environment of the key. @throws ConfigError if it is not the one that was meant, by its name or id */
export async function checkEnvironment(api: Api, meant: string | undefined): Promise<{ id: string; name: string }> {
  const { id, name } = await api.call('GET', '/environments/current')
  const environment = { id: String(id), name: String(name) }
  if (meant !== undefined && meant !== environment.id && meant !== environment.name)
    throw new ConfigError(
      `The files are for the environment ${JSON.stringify(meant)}, and the key is of ${JSON.stringify(environment.name)}. Nothing was done.`,
    )
  return environment
}
