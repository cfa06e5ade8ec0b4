import { defineSlice } from '#platform/slices/slice.ts'
import { operatorsArea } from '../operators/index.ts'
import { listPermissionsOperation } from './operations/list-permissions.ts'

export const operatorPermissions = defineSlice({ area: operatorsArea, operations: [listPermissionsOperation] })
