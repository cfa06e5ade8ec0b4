import { createManagementKey } from '#environment/environments/management-keys.ts'
import { ensureOperatorsEnvironment } from '../src/console/operators/index.ts'
import type { TestServer } from './server.ts'

/** A management key of the environment of the operators, for operations on the server as a whole. */
export async function makeSystemKey({ app }: Pick<TestServer, 'app'>): Promise<string> {
  const { value } = await createManagementKey(await ensureOperatorsEnvironment(app.system), 'Test')
  return value
}
