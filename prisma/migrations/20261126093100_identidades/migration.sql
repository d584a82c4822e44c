-- CreateTable
CREATE TABLE "identidades" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "issuer" TEXT NOT NULL,
    "sub" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identidades_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identidades_issuer_sub_key" ON "identidades"("issuer", "sub");

-- CreateIndex
CREATE INDEX "identidades_usuario_id_idx" ON "identidades"("usuario_id");

-- AddForeignKey
ALTER TABLE "identidades" ADD CONSTRAINT "identidades_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;
