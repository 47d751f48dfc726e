import { css } from 'lit'

/** Shelf and cart side by side; on a phone the shelf alone, with the cart bar at its foot. */
export const salePageStyles = css`
  :host {
    display: flex;
    block-size: 100%;
    min-inline-size: 0;
    container-type: inline-size;
  }
  pos-page {
    --page-gutter: 20px;
    flex: 1;
  }
  .main {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-inline-size: 0;
  }
  sale-categories {
    flex: none;
    min-inline-size: 0;
  }
  sale-tiles {
    flex: 1;
  }
  pos-error-card,
  clock-question {
    margin: 0 20px 12px;
  }
  aside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: none;
    inline-size: 392px;
    min-block-size: 0;
    border-inline-start: 1px solid var(--wa-color-surface-border);
  }
  .phone-search {
    padding: 0 16px 8px;
  }
  .cart-bar {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 60px;
    padding-inline: 16px 20px;
    border-radius: 16px;
    background: var(--wa-color-brand-fill-loud);
    color: #fff;
    font-size: 18px;
    font-weight: 650;
    --money-unit-color: #fff;
  }
  .cart-bar b {
    display: grid;
    place-items: center;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: 8px;
    background: rgb(0 0 0 / 0.22);
    font-size: 16px;
  }
  .cart-bar span {
    flex: 1;
    text-align: start;
  }
  @container (max-width: 959px) {
    aside {
      inline-size: 336px;
    }
  }
  @media (max-width: 599px) {
    pos-error-card,
    clock-question {
      margin: 0 16px 8px;
    }
  }
`
