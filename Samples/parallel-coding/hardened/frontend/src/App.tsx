import { useEffect, useState } from "react";

interface Progress {
  limit: number;
  running: number;
}

/** Shows how many workers run, as the backend tells it over the WebSocket. */
export function App() {
  const [progress, setProgress] = useState<Progress>();

  useEffect(() => {
    const scheme = window.location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${window.location.host}/ws/progress`);
    socket.onmessage = (event) => setProgress(JSON.parse(event.data));
    return () => socket.close();
  }, []);

  return (
    <main className="p-4 font-mono">
      {progress ? `${progress.running} of ${progress.limit} workers` : "connecting"}
    </main>
  );
}
