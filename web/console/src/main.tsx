import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './router.tsx'
import { queryClient } from './shell/query.ts'
import { applyTheme } from './shell/theme.ts'
import './ui/tokens.css'
import './ui/base.css'

applyTheme()
const place = document.getElementById('console')
if (place === null) throw new Error('The page has no place for the console.')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

const lastReload = 'gatehouse-console-reloaded'

// A part of a former build: the page has been replaced since it was opened. One that is missing after that stays missing.
window.addEventListener('vite:preloadError', () => {
  const before = Number(sessionStorage.getItem(lastReload) ?? 0)
  if (Date.now() - before < 60_000) return
  sessionStorage.setItem(lastReload, String(Date.now()))
  location.reload()
})
