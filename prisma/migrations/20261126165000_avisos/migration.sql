-- CreateTable
CREATE TABLE "preferencias" (
    "usuario_id" INTEGER NOT NULL,
    "en_app" TEXT[] NOT NULL DEFAULT ARRAY['recomendacion', 'alerta', 'recordatorio', 'logro']::TEXT[],
    "por_push" TEXT[] NOT NULL DEFAULT ARRAY['recomendacion', 'alerta', 'recordatorio', 'logro']::TEXT[],
    "silencio_desde" TEXT DEFAULT '22:00',
    "silencio_hasta" TEXT DEFAULT '07:00',
    "avisos_al_dia" SMALLINT NOT NULL DEFAULT 3,
    "hora_chequeo" TEXT,
    "mostrar_texto" BOOLEAN NOT NULL DEFAULT false,
    "zona_horaria" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preferencias_pkey" PRIMARY KEY ("usuario_id"),
    CONSTRAINT "preferencias_tipos_check" CHECK (
        "en_app" <@ ARRAY['recomendacion', 'alerta', 'recordatorio', 'logro']::TEXT[]
        AND "por_push" <@ ARRAY['recomendacion', 'alerta', 'recordatorio', 'logro']::TEXT[]
    ),
    CONSTRAINT "preferencias_silencio_check" CHECK (
        ("silencio_desde" IS NULL) = ("silencio_hasta" IS NULL) AND "silencio_desde" <> "silencio_hasta"
    ),
    CONSTRAINT "preferencias_cupo_check" CHECK ("avisos_al_dia" BETWEEN 0 AND 3)
);

-- CreateTable
CREATE TABLE "avisos_dados" (
    "usuario_id" INTEGER NOT NULL,
    "aviso" TEXT NOT NULL,
    "con_cupo" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "avisos_dados_pkey" PRIMARY KEY ("usuario_id","aviso")
);

-- CreateTable
CREATE TABLE "suscripciones_push" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "session_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "enviado_at" TIMESTAMPTZ(3),

    CONSTRAINT "suscripciones_push_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "envios_push" (
    "id" SERIAL NOT NULL,
    "notificacion_id" INTEGER NOT NULL,
    "suscripcion_id" INTEGER NOT NULL,
    "proximo_at" TIMESTAMPTZ(3) NOT NULL,
    "vence_at" TIMESTAMPTZ(3) NOT NULL,
    "intentos" SMALLINT NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "envios_push_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "avisos_dados_usuario_id_created_at_idx" ON "avisos_dados"("usuario_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "suscripciones_push_endpoint_key" ON "suscripciones_push"("endpoint");

-- CreateIndex
CREATE INDEX "suscripciones_push_usuario_id_idx" ON "suscripciones_push"("usuario_id");

-- CreateIndex
CREATE INDEX "suscripciones_push_session_id_idx" ON "suscripciones_push"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "envios_push_notificacion_id_suscripcion_id_key" ON "envios_push"("notificacion_id", "suscripcion_id");

-- CreateIndex
CREATE INDEX "envios_push_suscripcion_id_idx" ON "envios_push"("suscripcion_id");

-- CreateIndex
CREATE INDEX "envios_push_proximo_at_idx" ON "envios_push"("proximo_at");

-- AddForeignKey
ALTER TABLE "preferencias" ADD CONSTRAINT "preferencias_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avisos_dados" ADD CONSTRAINT "avisos_dados_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suscripciones_push" ADD CONSTRAINT "suscripciones_push_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suscripciones_push" ADD CONSTRAINT "suscripciones_push_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "envios_push" ADD CONSTRAINT "envios_push_notificacion_id_fkey" FOREIGN KEY ("notificacion_id") REFERENCES "notificaciones"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "envios_push" ADD CONSTRAINT "envios_push_suscripcion_id_fkey" FOREIGN KEY ("suscripcion_id") REFERENCES "suscripciones_push"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The prompts of the last day go on counting.
INSERT INTO "avisos_dados" ("usuario_id", "aviso", "con_cupo", "created_at")
SELECT "usuario_id", 'antojo:' || "id", true, "created_at" FROM "notificaciones"
WHERE "tipo" = 'alerta' AND "enlace" = '/panel' AND "created_at" > now() - interval '1 day';

-- A session that ends, in whichever way, takes what its device is subscribed to along, in the same commit.
CREATE FUNCTION suscripciones_push_end() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM suscripciones_push WHERE session_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER suscripciones_push_end AFTER UPDATE OF "revoked_at" ON "sessions"
    FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION suscripciones_push_end();
