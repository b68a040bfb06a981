import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import './styles.css';
import { App } from './App.tsx';
import { newQueryClient } from './client.ts';
import { RouterProvider } from './router.tsx';
import { PrivacyProvider } from './ui/privacy.tsx';

// Zod otherwise tries `eval`, which the page's policy refuses and reports.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={newQueryClient()}>
      <PrivacyProvider>
        <RouterProvider>
          <App />
        </RouterProvider>
      </PrivacyProvider>
    </QueryClientProvider>,
  );
}
