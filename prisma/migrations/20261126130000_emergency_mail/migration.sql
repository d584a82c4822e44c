-- Which emergencia a mail tells of: its text is made from that row when it is sent.
ALTER TABLE "correos" ADD COLUMN "emergencia_id" INTEGER;

-- CreateIndex
CREATE INDEX "correos_emergencia_id_idx" ON "correos"("emergencia_id");

-- AddForeignKey
ALTER TABLE "correos" ADD CONSTRAINT "correos_emergencia_id_fkey" FOREIGN KEY ("emergencia_id") REFERENCES "emergencias"("id") ON DELETE CASCADE ON UPDATE CASCADE;
