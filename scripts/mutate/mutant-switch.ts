/** Which mutant is on in this process, and which were reached since someone last looked. */
export interface MutantSwitch {
  isOn(id: number): boolean
  turnOn(id: number | undefined): void
  /** The mutants whose code ran since the last call. */
  takeReached(): number[]
  /** A mutant left the server of this process in pieces. */
  isServerBroken: boolean
}

declare global {
  /** What instrumented code asks; not there outside of `npm run mutate`. */
  var mutantSwitch: MutantSwitch | undefined
}

/** One for the process, however often this file is loaded in it. */
export function switchOfProcess(): MutantSwitch {
  globalThis.mutantSwitch ??= createSwitch()
  return globalThis.mutantSwitch
}

function createSwitch(): MutantSwitch {
  let on: number | undefined
  const reached = new Set<number>()
  return {
    isServerBroken: false,
    isOn(id) {
      reached.add(id)
      return id === on
    },
    turnOn(id) {
      on = id
    },
    takeReached() {
      const ids = [...reached]
      reached.clear()
      return ids
    },
  }
}
