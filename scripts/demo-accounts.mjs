/**
 * The accounts of demo mode: the seed creates them, the replayer, the simulator and `npm start` sign in with them.
 */
export const DEMO_PASSWORD = 'latido-demo-22';

export const DEMO_CONSUMIDOR = {
  /** The consumidor id, and the number in the address of its channels. */
  id: 22,
  email: 'demo@latido.test',
  password: DEMO_PASSWORD,
};

/** Whose wristband is the simulator: all that it ever sends says so. */
export const DEMO_SIMULADA = { id: 23, email: 'simulada@latido.test', password: DEMO_PASSWORD };

export const DEMO_CUIDADOR = { email: 'cuidador@latido.test', password: DEMO_PASSWORD };

/** So that the board of the cuidador shows what it is for. The first three live with the simulator, the last is silent. */
export const DEMO_BOARD = ['diego', 'elena', 'fermin', 'gloria'].map((nombre, index) => ({
  id: 24 + index,
  email: `${nombre}@latido.test`,
  password: DEMO_PASSWORD,
}));
export const DEMO_SILENT = DEMO_BOARD.slice(-1);
export const DEMO_LIVING = [DEMO_SIMULADA, ...DEMO_BOARD.slice(0, -1)];
