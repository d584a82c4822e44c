-- What somebody earned: once each, and never taken back.
CREATE TABLE "logros" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "logro" TEXT NOT NULL,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,
    "evidencia" JSONB NOT NULL,

    CONSTRAINT "logros_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "logros_consumidor_id_logro_key" ON "logros"("consumidor_id", "logro");

ALTER TABLE "logros" ADD CONSTRAINT "logros_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Null: not looked at yet. So everybody who is there already is looked at by the first run.
ALTER TABLE "consumidores" ADD COLUMN "logros_desde" TIMESTAMPTZ(3);

CREATE INDEX "consumidores_logros_desde_idx" ON "consumidores"("logros_desde");
