-- AlterTable
ALTER TABLE "usuarios" ADD COLUMN "purga_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "purgas" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "consumidor_id" INTEGER,
    "dispositivo_ids" INTEGER[],
    "pedido_at" TIMESTAMPTZ(3) NOT NULL,
    "purgado_at" TIMESTAMPTZ(3) NOT NULL,
    "filas" JSONB NOT NULL,

    CONSTRAINT "purgas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recibos_borrado" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "pedido_at" TIMESTAMPTZ(3) NOT NULL,
    "purgado_at" TIMESTAMPTZ(3) NOT NULL,
    "verificado_at" TIMESTAMPTZ(3) NOT NULL,
    "filas" JSONB NOT NULL,
    "conservadas" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "recibos_borrado_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "purgas_usuario_id_key" ON "purgas"("usuario_id");

-- CreateIndex
CREATE INDEX "consumos_deseo_id_idx" ON "consumos"("deseo_id");
