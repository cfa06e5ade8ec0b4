/** Lets one loop sleep until somebody rings; a ring while it is busy is not lost. */
export interface Bell {
  ring(): void
  /** Fulfilled at the next ring, at once if there was one since the last time; without a ring, after `timeoutMs`. */
  rung(timeoutMs?: number): Promise<void>
}

export function createBell(): Bell {
  let isRung = false
  let wakeUp: (() => void) | undefined
  return {
    ring() {
      isRung = true
      wakeUp?.()
    },
    async rung(timeoutMs) {
      if (!isRung) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wakeUp = resolve
          if (timeoutMs !== undefined) timer = setTimeout(resolve, timeoutMs)
        })
        clearTimeout(timer)
      }
      isRung = false
      wakeUp = undefined
    },
  }
}
