import type { Payment } from './payment.ts'

/** Someone typed, chose or took away something of a payment: `payment` is how it now stands. */
export class PaymentChangeEvent extends Event {
  readonly payment: Payment

  constructor(payment: Payment) {
    super('payment-change', { bubbles: true, composed: true })
    this.payment = payment
  }
}

declare global {
  interface HTMLElementEventMap {
    'payment-change': PaymentChangeEvent
  }
}
