import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ member, server: { outbox } }) {
    const [message] = await outbox(member('email'))
    return { objects: { '/_dev/outbox/': message?.id } }
  },
})
