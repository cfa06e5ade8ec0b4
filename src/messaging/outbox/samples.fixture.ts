import { defineSamples } from '#test/slice-samples.ts'
import { sendMail } from './service.ts'

export const samples = defineSamples({
  async furnish({ name, server: { environment } }) {
    const mail = { to: `message@${name}.example`, subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' }
    const id = await environment.transaction(async (tx) => sendMail(tx, mail))
    return { objects: { '/messages/': id } }
  },
})
