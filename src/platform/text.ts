/** A text of others as the database can hold it: without NUL and halves of characters. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed()
}

/** The first characters of a text, at most so many UTF-16 units and no half of one. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
