import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

interface Picture {
  id: number;
  name: string;
  taken_at: string;
}

/** Lists the pictures that the API knows. */
function App() {
  const [pictures, setPictures] = useState<Picture[]>([]);

  useEffect(() => {
    fetch("/api/images")
      .then((response) => (response.ok ? response.json() : []))
      .then(setPictures)
      .catch(() => setPictures([]));
  }, []);

  return (
    <ul>
      {pictures.map((picture) => (
        <li key={picture.id}>{picture.name}</li>
      ))}
    </ul>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
