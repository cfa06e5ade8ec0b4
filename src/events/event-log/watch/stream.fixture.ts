import { onTestFinished } from 'vitest'

/** What a stream sends: an event, or only the id to continue after. */
export interface Message {
  id: string | undefined
  event: string | undefined
}

/** A stream, read message by message. */
export async function openStream(url: string, headers: Record<string, string>) {
  const aborter = new AbortController()
  onTestFinished(() => aborter.abort())
  const answer = await fetch(url, { headers, signal: aborter.signal })
  const messages = readMessages(answer)
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    close: () => aborter.abort(),
    /** Undefined at the end. */
    next: async () => (await messages.next()).value ?? undefined,
    async rest() {
      const all: Message[] = []
      for await (const message of messages) all.push(message)
      return all
    },
  }
}

async function* readMessages({ body }: Response): AsyncGenerator<Message, undefined> {
  if (body === null) return undefined
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const member = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
      const data = member('data')
      if (data !== undefined || member('id') !== undefined)
        yield { id: member('id'), event: data === undefined ? undefined : JSON.parse(data).event }
    }
  }
  return undefined
}

export const eventsOf = (messages: readonly (Message | undefined)[]) => messages.map((message) => message?.event)
