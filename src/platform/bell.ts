/** Lets one loop sleep until it is rung. A ring while the loop is busy is not lost. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, immediately if there was one since the last call, or after `timeoutMs`. */
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
