import { watchRepeatableRuns } from '#platform/repeatable-runs.ts'

watchRepeatableRuns()
