-- CreateEnum
CREATE TYPE "password_setter" AS ENUM ('owner', 'administrador', 'nobody');

-- AlterTable
ALTER TABLE "usuarios" ADD COLUMN "password_set_by" "password_setter" NOT NULL DEFAULT 'owner';
