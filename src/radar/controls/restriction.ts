import type { Control } from './control.ts'

/** Whoever the application has put on a block list. */
export const restriction: Control = {
  name: 'restriction',
  detect(_ctx, { lists }) {
    const listed = lists.find(({ action }) => action === 'block')
    if (listed === undefined) return undefined
    return { control: 'restriction', blocklistType: listed.type, reason: `On the block list of type ${listed.type}` }
  },
}
