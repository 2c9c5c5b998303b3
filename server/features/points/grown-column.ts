type Numbers = Uint8Array | Uint32Array | Int32Array

const FIRST_CAPACITY = 4096

/** A column of numbers that grows by one at a time. */
export class GrownColumn<T extends Numbers> {
  length = 0
  private numbers: T

  /** `make` gives an empty column of so many. */
  constructor(private readonly make: (length: number) => T) {
    this.numbers = make(FIRST_CAPACITY)
  }

  push(number: number): void {
    if (this.length === this.numbers.length) this.grow()
    this.numbers[this.length++] = number
  }

  at(index: number): number {
    return this.numbers[index] as number
  }

  /** All of them; valid until another one comes. */
  all(): T {
    return this.numbers.subarray(0, this.length) as T
  }

  private grow(): void {
    const larger = this.make(2 * this.length)
    larger.set(this.numbers)
    this.numbers = larger
  }
}
