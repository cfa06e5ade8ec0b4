/** The child's side of {@link Child.ask}: questions of the parent process over the channel that Node opens between the two. */
export interface Question {
  number: number
  name: string
  data: unknown
}

export interface Reply {
  number: number
  answer?: unknown
  error?: string
}

type Responder = (data: never) => unknown

const responders = new Map<string, Responder>()

/** Answers a question of the parent by what `respond` returns or fulfils. */
export function onQuestion<T>(name: string, respond: (data: T) => unknown): void {
  if (responders.size === 0) listen()
  responders.set(name, respond)
}

function listen(): void {
  process.on('message', async ({ number, name, data }: Question) => {
    const reply: Reply = { number }
    try {
      const respond = responders.get(name)
      if (respond === undefined) throw new Error(`This process does not answer ${name}.`)
      reply.answer = await respond(data as never)
    } catch (error) {
      reply.error = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    process.send?.(reply)
  })
  // Nothing outlives the run that started it.
  process.on('disconnect', () => process.exit())
}
