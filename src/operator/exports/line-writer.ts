import type { ExportedFile } from './manifest.ts'

/** Where the lines of a kind go. */
export interface LineWriter {
  /** Resolves once there is room for more. */
  write(lines: readonly string[]): Promise<void>
  end(): Promise<ExportedFile>
}
