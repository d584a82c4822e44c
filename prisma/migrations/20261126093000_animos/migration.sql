-- CreateTable
CREATE TABLE "animos" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "cuidador_id" INTEGER NOT NULL,
    "uuid" UUID NOT NULL,
    "texto" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "animos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "animos_silencios" (
    "consumidor_id" INTEGER NOT NULL,
    "cuidador_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "animos_silencios_pkey" PRIMARY KEY ("consumidor_id","cuidador_id")
);

-- CreateIndex
CREATE INDEX "animos_consumidor_id_created_at_idx" ON "animos"("consumidor_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "animos_cuidador_id_consumidor_id_uuid_key" ON "animos"("cuidador_id", "consumidor_id", "uuid");

-- CreateIndex
CREATE INDEX "animos_silencios_cuidador_id_idx" ON "animos_silencios"("cuidador_id");

-- AddForeignKey
ALTER TABLE "animos" ADD CONSTRAINT "animos_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "animos" ADD CONSTRAINT "animos_cuidador_id_fkey" FOREIGN KEY ("cuidador_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "animos_silencios" ADD CONSTRAINT "animos_silencios_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "animos_silencios" ADD CONSTRAINT "animos_silencios_cuidador_id_fkey" FOREIGN KEY ("cuidador_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;
