import { useEffect, useState } from "react";

/** Shows whether the backend answers through the proxy. */
export function App() {
  const [status, setStatus] = useState("waiting");

  useEffect(() => {
    fetch("/api/health")
      .then((response) => setStatus(response.ok ? "ready" : "unavailable"))
      .catch(() => setStatus("unavailable"));
  }, []);

  return <main>Autopack: {status}</main>;
}
