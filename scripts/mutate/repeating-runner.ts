import { setMaxListeners } from 'node:events'
import { type RunnerTask, type RunnerTestCase, TestRunner } from 'vitest'
import { getFn } from 'vitest/suite'
import { openServers } from '#test/server.ts'
import { switchOfProcess } from './mutant-switch.ts'
import { type Progress, progressVariable, readProgress, writeProgress } from './progress.ts'
import { Trial } from './trial.ts'
import { unhinderedMs } from './unhindered-time.ts'

const mutants = switchOfProcess()
const path = process.env[progressVariable] ?? ''
const progress: Progress = readProgress(path)

const tooLong = 'took too long'

/**
 * Runs each test once as it is, and again with each living mutant that it reached. A process that starts for a mutant takes
 * seconds here, a test a tenth of one.
 */
export default class RepeatingRunner extends TestRunner {
  #trial: Trial | undefined
  #servers: ReadonlySet<() => Promise<void>> = new Set()
  /** The file whose tests something that a mutant did made fail: what they say is not heard any more. */
  #broken: string | undefined

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    await super.onBeforeRunTask(test)
    if (test.type !== 'test' || test.mode !== 'run') return
    if (mutants.isServerBroken || this.#broken === test.file.filepath) {
      test.mode = 'skip'
      return
    }
    // Each repetition listens to it.
    setMaxListeners(0, test.context.signal)
    this.#trial = new Trial(progress, test.fullName, unhinderedMs)
    test.repeats = Number.POSITIVE_INFINITY
  }

  override onBeforeTryTask(test: RunnerTask): void {
    super.onBeforeTryTask(test)
    if (test.type !== 'test') return
    const run = this.#trial?.next()
    this.#servers = openServers()
    mutants.takeReached()
    mutants.turnOn(run?.mutant)
    // Nothing is left to try.
    if (run === undefined) test.context.skip()
  }

  runTask(test: RunnerTestCase): Promise<void> {
    return untilLate(this.#trial, async () => getFn(test)())
  }

  /** What vitest calls after each repetition, regardless of its result. */
  async onAfterRetryTask({ result, file }: RunnerTestCase): Promise<void> {
    const reached = mutants.takeReached()
    mutants.turnOn(undefined)
    // A run that fails leaves its servers, and hundreds of them would take all connections to the database.
    for (const close of openServers()) if (!this.#servers.has(close)) void close().catch(() => undefined)
    if (result === undefined || this.#trial === undefined) return
    const [error] = result.errors ?? []
    const { broken } = this.#trial.ended({
      hasFailed: result.state === 'fail',
      wasLate: error?.message === tooLong,
      reached,
      error: error?.message,
    })
    result.state = 'run'
    delete result.errors
    if (broken === 'file') this.#broken = file.filepath
    if (broken === 'server') mutants.isServerBroken = true
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test)
    writeProgress(path, progress)
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles()
    writeProgress(path, progress)
  }
}

/** Looks now and then, as the time that counts goes more slowly on a busy machine. */
async function untilLate(trial: Trial | undefined, work: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (trial?.isLate()) reject(new Error(tooLong))
    }, 250)
  })
  await Promise.race([work(), late]).finally(() => clearInterval(timer))
}
