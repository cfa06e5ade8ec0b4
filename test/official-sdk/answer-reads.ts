/** Where in an answer a member is read: `/data/[]/name`. */
export type NoteRead = (pointer: string) => void

/**
 * An answer in which the SDK finds whatever it looks for, and which notes what that is. As text it is empty; as a list it
 * has one item.
 */
export function answerThatRecordsReads(note: NoteRead, pointer = ''): unknown {
  const item = () => answerThatRecordsReads(note, `${pointer}/[]`)
  return new Proxy(Object.create(null) as object, {
    get(_target, name) {
      if (name === Symbol.toPrimitive) return () => ''
      if (name === Symbol.iterator) return () => [item()][Symbol.iterator]()
      if (typeof name === 'symbol' || notMembers.has(name)) return undefined
      if (listMethods.has(name)) return (...args: Parameters<unknown[]['map']>) => [item()][name as 'map'](...args)
      note(`${pointer}/${name}`)
      return answerThatRecordsReads(note, `${pointer}/${name}`)
    },
  })
}

/** What the language looks for by itself in any object, and in texts and lists. */
const notMembers = new Set(['then', 'toJSON', 'length', 'toString', 'valueOf', 'constructor'])
const listMethods = new Set(['map', 'filter', 'forEach', 'find', 'flatMap', 'some', 'every', 'reduce', 'join'])
