import { readFileSync } from "node:fs";
import express from "express";
import pg from "pg";
import { collectDefaultMetrics, register } from "prom-client";
import { createClient } from "redis";

/** A secret: the environment names its file, so that it shows in no inspection of the container. */
function secret(name: string): string {
  return readFileSync(process.env[`${name}_FILE`] ?? "", "utf8").trim();
}

// Just enough of an API for the stack to start, answer and be measured.
const pool = new pg.Pool({
  host: process.env.POSTGRES_HOST,
  user: process.env.POSTGRES_USER,
  password: secret("POSTGRES_PASSWORD"),
  database: process.env.POSTGRES_DB,
  min: Number(process.env.DB_POOL_MIN ?? 2),
  max: Number(process.env.DB_POOL_MAX ?? 20),
});
const cache = createClient({
  socket: { host: process.env.REDIS_HOST },
  password: secret("REDIS_PASSWORD"),
});
const app = express();

app.disable("x-powered-by");
collectDefaultMetrics();

app.get(["/health", "/api/health"], async (_request, response) => {
  try {
    await pool.query("SELECT 1");
    await cache.ping();
    response.json({ status: "healthy" });
  } catch {
    response.status(503).json({ status: "unavailable" });
  }
});

app.get("/api/images", async (_request, response) => {
  const { rows } = await pool.query("SELECT id, name, taken_at FROM images ORDER BY taken_at DESC LIMIT 100");
  response.json(rows);
});

app.get("/metrics", async (_request, response) => {
  response.type(register.contentType).send(await register.metrics());
});

await cache.connect();
const server = app.listen(3000);
process.on("SIGTERM", () => server.close());
