/** What one part of the server keeps or goes on with when its process is killed. */
export interface KilledTest {
  name: string
  run(): Promise<void>
}
