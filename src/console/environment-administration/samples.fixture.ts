import { createEnvironment } from '#environment/environments/index.ts'
import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ server, name }) {
    const { context } = await createEnvironment(server.app.system, `Beside ${name}`, 'sandbox')
    return { objects: { '/environments/': context.environmentId } }
  },
})
