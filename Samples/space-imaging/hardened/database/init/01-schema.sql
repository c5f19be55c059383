CREATE TABLE IF NOT EXISTS images (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now()
);
