-- CreateTable
CREATE TABLE "panel_layouts" (
    "usuario_id" INTEGER NOT NULL,
    "layout" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "panel_layouts_pkey" PRIMARY KEY ("usuario_id")
);

-- AddForeignKey
ALTER TABLE "panel_layouts" ADD CONSTRAINT "panel_layouts_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;
