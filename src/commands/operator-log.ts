import type { System } from '#platform/context.ts'

/** Records in the log of operators what a command has changed. */
export async function logCommand(
  system: System,
  words: string,
  target: { type: string; id: string },
  after?: Record<string, unknown>,
): Promise<void> {
  const [{ ensureOperatorsEnvironment }, { keepCommand }] = await Promise.all([
    import('#console/operators/index.ts'),
    import('#console/operator-log/index.ts'),
  ])
  await keepCommand(await ensureOperatorsEnvironment(system), words, target, after)
}
