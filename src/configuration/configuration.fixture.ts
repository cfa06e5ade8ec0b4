import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { TestServer } from '#test/server.ts'
import { runApply, runExport, runPlan } from './index.ts'

/** Runs the commands as a shell does: exit code and all that was printed. */
export interface Shell {
  /** Writes a file. @returns its path */
  file(text: string, name?: string): string
  read(path: string): string
  plan(...words: string[]): Promise<[number, string]>
  apply(...words: string[]): Promise<[number, string]>
  export(...words: string[]): Promise<[number, string]>
}

export function openShell(server: Pick<TestServer, 'url' | 'apiKey'>, variables: Record<string, string> = {}): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-configuration-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const runner =
    (run: typeof runPlan) =>
    async (...words: string[]): Promise<[number, string]> => {
      const lines: string[] = []
      const print = (line: string) => void lines.push(line)
      const all = { GATEHOUSE_URL: server.url, GATEHOUSE_API_KEY: server.apiKey, ...variables }
      const code = await run(words, { variables: all, isTerminal: false, print }).catch((error: unknown) => {
        print(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
        return 1
      })
      return [code, lines.join('\n')]
    }
  return {
    file(text, name = 'gatehouse.yaml') {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    read: (path) => readFileSync(path, 'utf8'),
    plan: runner(runPlan),
    apply: runner(runApply),
    export: runner(runExport),
  }
}
