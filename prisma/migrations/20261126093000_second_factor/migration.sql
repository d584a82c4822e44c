-- CreateTable
CREATE TABLE "segundos_factores" (
    "usuario_id" INTEGER NOT NULL,
    "secreto" TEXT NOT NULL,
    "confirmado_at" TIMESTAMPTZ(3),
    "ultimo_paso" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segundos_factores_pkey" PRIMARY KEY ("usuario_id")
);

-- CreateTable
CREATE TABLE "codigos_recuperacion" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "codigos_recuperacion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "codigos_recuperacion_usuario_id_code_hash_key" ON "codigos_recuperacion"("usuario_id", "code_hash");

-- AddForeignKey
ALTER TABLE "segundos_factores" ADD CONSTRAINT "segundos_factores_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "codigos_recuperacion" ADD CONSTRAINT "codigos_recuperacion_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;
