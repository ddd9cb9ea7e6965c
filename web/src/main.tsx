import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import './theme/theme.js';

createRoot(document.querySelector('#root') as HTMLElement).render(<App />);
