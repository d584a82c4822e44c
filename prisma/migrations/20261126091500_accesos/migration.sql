-- CreateEnum
CREATE TYPE "acceso_via" AS ENUM ('pagina', 'rest', 'socket');

-- CreateTable
CREATE TABLE "accesos" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "usuario_nombre" TEXT NOT NULL,
    "via" "acceso_via" NOT NULL,
    "que" TEXT NOT NULL,
    "alcances" TEXT[],
    "desde" TIMESTAMPTZ(3) NOT NULL,
    "hasta" TIMESTAMPTZ(3) NOT NULL,
    "veces" INTEGER NOT NULL DEFAULT 1,
    "motivo" TEXT,

    CONSTRAINT "accesos_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "accesos_consumidor_id_id_idx" ON "accesos"("consumidor_id", "id");

-- CreateIndex
CREATE INDEX "accesos_consumidor_id_usuario_id_via_que_id_idx" ON "accesos"("consumidor_id", "usuario_id", "via", "que", "id");

-- CreateIndex
CREATE INDEX "accesos_desde_idx" ON "accesos" USING BRIN ("desde");

-- AddForeignKey
ALTER TABLE "accesos" ADD CONSTRAINT "accesos_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;
