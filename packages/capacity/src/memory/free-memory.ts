/** Share of a GPU's memory that training may take: the rest is left to fragmentation. Assumption. */
export const usableMemoryShare = 0.9;

/** Bytes per GPU for activations, graphs and the communication library while training. Assumption. */
export const reservedBytesPerGpu = 2e9;
