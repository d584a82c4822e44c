/** How often each key is held: a key is there while it is held at all. */
export class Counts<Key> {
  private readonly counts = new Map<Key, number>();

  of(key: Key): number {
    return this.counts.get(key) ?? 0;
  }

  has(key: Key): boolean {
    return this.counts.has(key);
  }

  keys(): Key[] {
    return [...this.counts.keys()];
  }

  /** Gives how often it is held now. */
  add(key: Key): number {
    const count = this.of(key) + 1;
    this.counts.set(key, count);
    return count;
  }

  /** Gives how often it is still held. */
  remove(key: Key): number {
    const count = Math.max(0, this.of(key) - 1);
    if (count > 0) this.counts.set(key, count);
    else this.counts.delete(key);
    return count;
  }
}
