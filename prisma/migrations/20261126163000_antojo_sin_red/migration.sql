-- A deseo can be logged and closed without a network, and is sent later. When it was told is kept beside when it
-- happened: who sees the data as of an earlier moment does not see what was not known then. Null: at once.
ALTER TABLE "deseos" ADD COLUMN "recibido_at" TIMESTAMPTZ(3),
ADD COLUMN "cierre_recibido_at" TIMESTAMPTZ(3),
ADD COLUMN "detalles_at" TIMESTAMPTZ(3);
