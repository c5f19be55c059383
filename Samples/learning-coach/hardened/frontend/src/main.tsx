import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

declare global {
  interface Window {
    APP_CONFIG?: { environment: string; apiUrl: string };
  }
}

/** Shows whether the API answers through the proxy. */
function App() {
  const [status, setStatus] = useState("waiting");

  useEffect(() => {
    fetch(`${window.APP_CONFIG?.apiUrl ?? "/api"}/health`)
      .then((response) => setStatus(response.ok ? "ready" : "unavailable"))
      .catch(() => setStatus("unavailable"));
  }, []);

  return <main>Learning Coach: {status}</main>;
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
