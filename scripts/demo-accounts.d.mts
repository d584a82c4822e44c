export declare const DEMO_PASSWORD: string;
export declare const DEMO_CONSUMIDOR: { id: number; email: string; password: string };
export declare const DEMO_SIMULADA: typeof DEMO_CONSUMIDOR;
export declare const DEMO_CUIDADOR: { email: string; password: string };
export declare const DEMO_BOARD: readonly (typeof DEMO_CONSUMIDOR)[];
export declare const DEMO_SILENT: readonly (typeof DEMO_CONSUMIDOR)[];
export declare const DEMO_LIVING: readonly (typeof DEMO_CONSUMIDOR)[];
