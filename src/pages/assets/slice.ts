import { defineSlice } from '#platform/slices/slice.ts'
import { getAssetOperation, getFaviconOperation, getFontOperation } from './get-asset.ts'

export const pageAssets = defineSlice({ operations: [getAssetOperation, getFontOperation, getFaviconOperation] })
