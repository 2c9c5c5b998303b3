import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { PanelBoundary } from './features/shell/page-shell.tsx'
import './i18n/i18n.ts'
import { createPageRouter } from './routes.tsx'
import './theme/index.css'
import { warmUp } from './warm-up.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root.')

createRoot(root).render(
  <StrictMode>
    <PanelBoundary>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createPageRouter()} />
      </QueryClientProvider>
    </PanelBoundary>
  </StrictMode>,
)

warmUp(location)
