import { createRoot } from 'react-dom/client';
import './unlock/page.css';
import { UnlockPage } from './unlock/UnlockPage.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<UnlockPage />);
