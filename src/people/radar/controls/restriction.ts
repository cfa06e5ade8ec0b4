import type { Control } from './control.ts'

/** Attempts that are on a block list of the application. */
export const restriction: Control = {
  name: 'restriction',
  detect(_ctx, { lists }) {
    const listed = lists.find(({ action }) => action === 'block')
    if (listed === undefined) return undefined
    return { control: 'restriction', blocklistType: listed.type, reason: `On the block list of type ${listed.type}` }
  },
}
