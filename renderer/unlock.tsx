import { createRoot } from 'react-dom/client';
import './styles.css';
import { act } from './bridge.ts';

function Start() {
  const look = async () => {
    const reply = await act('vault.openExample', {});
    if (reply.ok) window.location.assign('app.html');
  };
  return (
    <main>
      <h1>Holdfast</h1>
      <button type="button" className="btn" onClick={() => void look()}>
        Look around
      </button>
    </main>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Start />);
