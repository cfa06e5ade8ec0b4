import type { StoredMessage } from '../messages/index.ts'

/** What a message was sent for. */
export interface MessageContents {
  code: string | undefined
  links: string[]
}

/**
 * Finds the code and the links in the text of a message. In mails each has a line of its own, codes indented, so that no
 * name in a sentence is taken for one.
 */
export function contentsOf({ channel, text }: Pick<StoredMessage, 'channel' | 'text'>): MessageContents {
  const [code] = (channel === 'email' ? /(?<=^ {4})\S+$/m : /\b\d{6}\b/).exec(text) ?? []
  return { code, links: text.match(/^https?:\/\/\S+$/gm) ?? [] }
}
