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
const unanswered: Question[] = []

/** Answers a question of the parent by what `respond` returns or fulfils. One that came earlier has waited. */
export function onQuestion<T>(name: string, respond: (data: T) => unknown): void {
  if (responders.size === 0) listen()
  responders.set(name, respond)
  for (const question of unanswered.splice(0)) void answer(question)
}

function listen(): void {
  process.on('message', answer)
  // Nothing outlives the run that started it.
  process.on('disconnect', () => process.exit())
}

async function answer(question: Question): Promise<void> {
  const { number, name, data } = question
  const respond = responders.get(name)
  if (respond === undefined) {
    unanswered.push(question)
    return
  }
  const reply: Reply = { number }
  try {
    reply.answer = await respond(data as never)
  } catch (error) {
    reply.error = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  process.send?.(reply)
}
