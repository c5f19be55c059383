"use client";

import { useEffect, useState } from "react";

/** Shows how far a report is, as the server tells it. */
export default function Page() {
  const [step, setStep] = useState("waiting");

  useEffect(() => {
    const events = new EventSource("/api/reports/latest/events");
    events.onmessage = (event) => {
      const progress = JSON.parse(event.data);
      setStep(progress.step);
      if (progress.step === "done") events.close();
    };
    return () => events.close();
  }, []);

  return <main>Report: {step}</main>;
}
