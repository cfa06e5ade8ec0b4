import { isObject } from './failure.ts'

/** What a stream of server-sent events has sent: an event as JSON, or only the id to continue after. */
export interface StreamMessage {
  id: string | undefined
  data: unknown
}

/** Reads server-sent events (HTML Living Standard §9.2), as far as our server uses them. `EventSource` cannot send our header. */
export async function* readMessages(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<StreamMessage[]> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      // Also without any, such as at the beginning: the stream is there.
      if (parts.length > 0) yield parts.map(messageOf).filter(({ id, data }) => id !== undefined || data !== undefined)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function messageOf(part: string): StreamMessage {
  const lines = part.split('\n')
  const member = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
  const data = member('data')
  const value: unknown = data === undefined ? undefined : JSON.parse(data)
  return { id: member('id'), data: isObject(value) ? value : undefined }
}
