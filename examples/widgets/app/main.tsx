import '@fontsource-variable/inter'
import '@radix-ui/themes/styles.css'
import '@workos-inc/widgets/styles.css'
import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { readSession } from './session.ts'

const session = await readSession()
const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
)
