/** What a run has to put away, last first, however it ends. */
export interface CleanUp {
  later(step: () => Promise<unknown>): void
  run(): Promise<void>
}

export function createCleanUp(): CleanUp {
  const steps: (() => Promise<unknown>)[] = []
  return {
    later: (step) => steps.push(step),
    async run() {
      for (const step of steps.splice(0).reverse()) {
        // One that fails must not keep the next from being done.
        await step().catch((error: unknown) => console.error(error))
      }
    },
  }
}
