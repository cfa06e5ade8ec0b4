import type { StoredMessage } from '#messaging/outbox/index.ts'

/** The purpose of a message: its code and links. */
export interface MessageContents {
  code: string | undefined
  links: string[]
}

/**
 * Finds the code and the links in the text of a message. In emails, each is on its own line, codes indented, so that a
 * name in a sentence is not mistaken for one.
 */
export function contentsOf({ channel, text }: Pick<StoredMessage, 'channel' | 'text'>): MessageContents {
  const [code] = (channel === 'email' ? /(?<=^ {4})\S+$/m : /\b\d{6}\b/).exec(text) ?? []
  return { code, links: text.match(/^https?:\/\/\S+$/gm) ?? [] }
}
