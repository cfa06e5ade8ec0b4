import { defineSamples } from '#test/slice-samples.ts'
import { makeSystemKey } from '#test/system-key.ts'
import { inviteOperator } from './service.ts'
import { ensureOperatorsEnvironment } from './system-environment.ts'

export const samples = defineSamples({
  async furnish({ server, name }) {
    const operators = await ensureOperatorsEnvironment(server.app.system)
    const email = `${operators.newId('operator').toLowerCase()}@${name}.example`
    const { operator } = await inviteOperator(operators, email, { environment_id: null, role: 'viewer' })
    return {
      objects: { '/operators/': operator.id },
      members: { system_key: await makeSystemKey(server) },
    }
  },
})
