-- CreateEnum
CREATE TYPE "enlace_proposito" AS ENUM ('verificar', 'recuperar');

-- AlterTable
ALTER TABLE "usuarios" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "address" TEXT,
ADD COLUMN     "seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "user_agent" TEXT;

-- CreateTable
CREATE TABLE "enlaces" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "proposito" "enlace_proposito" NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "enlaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correos" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER,
    "tipo" TEXT NOT NULL,
    "para" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "vence_at" TIMESTAMPTZ(3) NOT NULL,
    "proximo_at" TIMESTAMPTZ(3) NOT NULL,
    "intentos" SMALLINT NOT NULL DEFAULT 0,
    "error" TEXT,
    "enviado_at" TIMESTAMPTZ(3),

    CONSTRAINT "correos_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "enlaces_token_hash_key" ON "enlaces"("token_hash");

-- CreateIndex
CREATE INDEX "enlaces_usuario_id_idx" ON "enlaces"("usuario_id");

-- CreateIndex
CREATE INDEX "correos_proximo_at_idx" ON "correos"("proximo_at");

-- CreateIndex
CREATE INDEX "correos_usuario_id_idx" ON "correos"("usuario_id");

-- CreateIndex
CREATE INDEX "correos_para_tipo_idx" ON "correos"("para", "tipo");

-- AddForeignKey
ALTER TABLE "enlaces" ADD CONSTRAINT "enlaces_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correos" ADD CONSTRAINT "correos_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Accounts that are there already were never asked for their address: they go on as before.
UPDATE "usuarios" SET "email_verified_at" = now();
