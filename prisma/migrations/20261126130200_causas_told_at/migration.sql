-- When the reasons of a craving were told last, so that who sees the data late does not see these early. Null: with the craving.
ALTER TABLE "deseos" ADD COLUMN "causas_at" TIMESTAMPTZ(3);
