import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createMaintainerApi } from './api';
import { MaintainPage } from './components/maintain-page';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/layout.css';
import './styles/notices.css';
import './styles/charts.css';
import './styles/tables.css';

const root = document.getElementById('root');
if (!root) throw new Error('maintain.html: has no element with the id "root"; the page is drawn into it');

const now = () => Date.now();
const api = createMaintainerApi({ fetch: (input, init) => fetch(input, init), now });

createRoot(root).render(
  <StrictMode>
    <MaintainPage api={api} now={now} />
  </StrictMode>,
);
