import { sealContext } from '#messaging/outbox/stored-message.ts'
import type { Context } from '#platform/context.ts'
import type { Value } from './copy.ts'
import { randomAt } from './random.ts'
import { idAt, type World } from './world.ts'

const days = 14

/** A mail to one person in five, as they are kept for some days. */
export function* messageRows({ environmentId, system }: Context, world: World): Generator<Value[]> {
  const count = Math.floor(world.size.users / 5)
  for (let place = 0; place < count; place++) {
    const random = randomAt(83, place)
    const { email } = world.person(random.below(world.size.users))
    const at = new Date(world.now.getTime() - days * 86_400_000 + Math.floor((days * 86_400_000 * place) / count))
    const id = idAt('message', at, random.digits(16))
    const content = JSON.stringify({
      subject: 'Your code',
      text: 'Your code is 123456.',
      html: '<p>Your code is 123456.</p>',
    })
    const sealed = system.keyring.seal(content, sealContext(environmentId, id))
    yield [environmentId, id, 'email', email, sealed, at, at]
  }
}

export const messageColumns = 'environment_id id channel recipient sealed_content created_at sent_at'
