import { isbotMatch } from 'isbot'
import type { Control } from './control.ts'

/** Programs that identify themselves by their User-Agent. Others are left to the other controls. */
export const botDetection: Control = {
  name: 'bot_detection',
  detect(_ctx, { facts }) {
    const match = facts.userAgent === null ? null : isbotMatch(facts.userAgent)
    return match === null ? undefined : { control: 'bot_detection', reason: `The User-Agent is of a bot: ${match}` }
  },
}
