-- CreateTable
CREATE TABLE "auditoria" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" INTEGER,
    "direccion" TEXT,
    "accion" TEXT NOT NULL,
    "usuario_id" INTEGER,
    "objeto_id" INTEGER,
    "antes" JSONB,
    "despues" JSONB,

    CONSTRAINT "auditoria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "emergencias" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "administrador_id" INTEGER,
    "motivo" TEXT NOT NULL,
    "alcances" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "emergencias_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "emergencias_consumidor_id_administrador_id_idx" ON "emergencias"("consumidor_id", "administrador_id");

-- CreateIndex
CREATE INDEX "emergencias_administrador_id_idx" ON "emergencias"("administrador_id");

-- AddForeignKey
ALTER TABLE "emergencias" ADD CONSTRAINT "emergencias_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emergencias" ADD CONSTRAINT "emergencias_administrador_id_fkey" FOREIGN KEY ("administrador_id") REFERENCES "usuarios"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The job that ends them asks for those that are open still: few among all that ever were.
CREATE INDEX "emergencias_abiertas_idx" ON "emergencias"("expires_at") WHERE "ended_at" IS NULL;

ALTER TABLE "emergencias" ADD CONSTRAINT "emergencias_alcances_check" CHECK ("alcances" IS NOT NULL AND cardinality("alcances") > 0);
ALTER TABLE "emergencias" ADD CONSTRAINT "emergencias_length_check"
  CHECK ("expires_at" > "created_at" AND "expires_at" <= "created_at" + INTERVAL '60 minutes');

-- Appended only, whoever asks: nobody's deletion takes a row along.
CREATE FUNCTION auditoria_guard() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'auditoria is only appended to' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER auditoria_guard BEFORE UPDATE OR DELETE ON "auditoria"
  FOR EACH ROW EXECUTE FUNCTION auditoria_guard();
CREATE TRIGGER auditoria_guard_truncate BEFORE TRUNCATE ON "auditoria"
  FOR EACH STATEMENT EXECUTE FUNCTION auditoria_guard();
